"use client";

import { useEffect, useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import type { ActionResult } from "@/lib/actions/action";
import type { Agreed } from "@/lib/agreements/rules";
import { formatCalendarDay } from "@/lib/dates";
import { commonRefusals, lost } from "./refusals";

type Agree = (choice: { agreementId: string }) => Promise<ActionResult<{ agreedOn: string }, "changed-elsewhere">>;

const refusals = {
  ...commonRefusals,
  "changed-elsewhere":
    "A new version was made since you opened this page. Load the page again, and read that one first.",
};

/** Reading and agreeing. Not agreeing needs no press and gets no reminder. */
export function AgreeForm({
  agreementId,
  state,
  agreedOn,
  now,
  agree,
}: {
  agreementId: string;
  state: Agreed;
  agreedOn: string | null;
  now: Date;
  agree: Agree;
}) {
  const [day, setDay] = useState(state === "agreed" ? agreedOn : null);
  const [pressed, setPressed] = useState(false);
  const [problem, setProblem] = useState("");
  const sending = useRef(false);
  const told = useRef<HTMLParagraphElement>(null);
  // The button goes with the press: the focus stays where it was.
  useEffect(() => {
    if (day && pressed) told.current?.focus();
  }, [day, pressed]);
  const press = async () => {
    if (sending.current) return;
    sending.current = true;
    setPressed(true);
    const answer = await agree({ agreementId }).catch(lost);
    sending.current = false;
    setProblem(answer.ok ? "" : refusals[answer.reason]);
    if (answer.ok) setDay(answer.value.agreedOn);
  };
  if (day) {
    return (
      <p ref={told} tabIndex={-1}>
        <strong>You agreed on {formatCalendarDay(day, now)}.</strong> You are asked again after a year, and for each new
        version.
      </p>
    );
  }
  return (
    <>
      {state === "again" && agreedOn ? (
        <p>You last agreed on {formatCalendarDay(agreedOn, now)}. That is a year ago, so it is asked again.</p>
      ) : null}
      <p className="cluster">
        <Button onClick={() => void press()}>I have read this and agree</Button>
        {problem === refusals["changed-elsewhere"] ? <a href="/group/agreement">Load the page again</a> : null}
      </p>
      <p className="err" role="alert">
        {problem}
      </p>
      <p>
        Not yet, or would you like to talk about it first? That is a full answer, and you need not press anything. Bring
        it to a session, or tell your facilitator.
      </p>
    </>
  );
}
