"use client";

import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Leaf } from "@/components/ui/leaf";
import { WhoSees } from "@/components/ui/who-sees";
import type { ActionResult } from "@/lib/actions/action";
import { commonRefusals, lost } from "./refusals";

const refusals = {
  ...commonRefusals,
  "last-facilitator":
    "Nobody else leads the group just now, and it is never left alone. Make somebody else a facilitator first, under “Members”. Nothing was changed.",
};

/** A member's own pause: done and taken back by the same button, without a reason. */
export function OwnPause({
  since: first,
  pauseOwnPlace,
}: {
  since: string | null;
  pauseOwnPlace: (choice: { paused: boolean }) => Promise<ActionResult<null, "last-facilitator">>;
}) {
  const [since, setSince] = useState(first);
  const [told, setTold] = useState("");
  const [problem, setProblem] = useState("");
  const [busy, setBusy] = useState(false);
  const change = async (paused: boolean) => {
    if (busy) return;
    setBusy(true);
    setProblem("");
    const answer = await pauseOwnPlace({ paused }).catch(lost);
    setBusy(false);
    if (!answer.ok) return setProblem(refusals[answer.reason]);
    setSince(paused ? "today" : null);
    setTold(paused ? "You pause now." : "You take part again.");
  };
  return (
    <Leaf
      as="section"
      labelledBy="pause"
      snug
      note={<WhoSees who="facilitator">You and your facilitators see this</WhoSees>}
    >
      <h2 id="pause">A pause</h2>
      <p role="status" className={told ? undefined : "vh"}>
        {told}
      </p>
      {since ? (
        <p>
          You pause since {since}: you are sent nothing about the group, no turn comes to you, and nobody expects you at
          a session. You can still read everything here, and come.
        </p>
      ) : (
        <p>
          If it is too much for a while, you can pause, without a reason. Nothing about the group is sent to you, no
          turn comes, and nobody expects you. What you wrote stays, and so does your place.
        </p>
      )}
      {problem ? (
        <p className="err" role="alert">
          {problem}
        </p>
      ) : null}
      <p>
        <Button look="line" aria-disabled={busy} onClick={() => void change(since === null)}>
          {since ? "Take part again" : "Pause my place"}
        </Button>
      </p>
    </Leaf>
  );
}
