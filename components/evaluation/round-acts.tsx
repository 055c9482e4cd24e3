"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import type { ActionResult } from "@/lib/actions/action";
import { type Moment, moments } from "@/lib/evaluations/rules";
import { momentWords, roundRefusals } from "./evaluation-words";

type Answer<R extends string> = Promise<ActionResult<null, R>>;

/** Opens a round, at one of the three moments of a year. */
export function OpenRound({ open }: { open: (given: { moment: Moment }) => Answer<"already-open"> }) {
  const router = useRouter();
  const [moment, setMoment] = useState<Moment>("start");
  const [busy, setBusy] = useState(false);
  const [told, setTold] = useState("");
  const begin = async () => {
    if (busy) return;
    setBusy(true);
    const answer = await open({ moment }).catch(() => ({ ok: false, reason: "trouble" }) as const);
    setBusy(false);
    setTold(answer.ok ? "The round is open." : roundRefusals[answer.reason]);
    if (answer.ok) router.refresh();
  };
  return (
    <>
      <fieldset>
        <legend className="lab">When in the year is this?</legend>
        <div className="guides">
          {moments.map((one) => (
            <label key={one} className="opt">
              <input type="radio" name="moment" checked={moment === one} onChange={() => setMoment(one)} />
              <span>{momentWords[one]}</span>
            </label>
          ))}
        </div>
      </fieldset>
      <p className="cluster">
        <Button aria-disabled={busy || undefined} onClick={() => void begin()}>
          Open this round
        </Button>
        <span role="status">{told}</span>
      </p>
    </>
  );
}

/** Closes a round for good: a round that could open again would show reply by reply who said what. */
export function CloseRound({
  evaluationId,
  enough,
  close,
}: {
  evaluationId: string;
  enough: boolean;
  close: (given: { evaluationId: string }) => Answer<never>;
}) {
  const router = useRouter();
  const [asking, setAsking] = useState(false);
  const [told, setTold] = useState("");
  const end = async () => {
    setAsking(false);
    const answer = await close({ evaluationId }).catch(() => ({ ok: false, reason: "trouble" }) as const);
    setTold(answer.ok ? "The round is closed." : roundRefusals[answer.reason]);
    if (answer.ok) router.refresh();
  };
  return (
    <>
      <p className="cluster">
        <Button look="line" onClick={() => setAsking(true)}>
          Close this round
        </Button>
        <span role="status">{told}</span>
      </p>
      <Dialog open={asking} onClose={() => setAsking(false)} title="Close this round for good?">
        <p>
          {enough
            ? "Five or more have replied, so the results are shown once it is closed. It takes no more replies, and cannot be opened again."
            : "Fewer than five have replied so far. Closed now, nothing of it is ever shown, and it cannot be opened again."}
        </p>
        <p className="cluster">
          <Button onClick={() => setAsking(false)}>Leave it open</Button>
          <Button look="line" onClick={() => void end()}>
            Close it
          </Button>
        </p>
      </Dialog>
    </>
  );
}
