"use client";

import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Leaf } from "@/components/ui/leaf";
import { WhoSees } from "@/components/ui/who-sees";
import type { ActionResult } from "@/lib/actions/action";
import type { AttendanceKind } from "@/lib/coming/input";
import { answerRefusals, registerToMember } from "./coming-words";

/** What the register says of this member, and a way to say that it is not right. */
export function OwnAttendance({
  sessionId,
  came,
  questioned: first,
  question,
}: {
  sessionId: string;
  came: AttendanceKind;
  questioned: boolean;
  question: (choice: { sessionId: string }) => Promise<ActionResult<null, never>>;
}) {
  const [questioned, setQuestioned] = useState(first);
  const [problem, setProblem] = useState("");
  const ask = async () => {
    setProblem("");
    const answer = await question({ sessionId }).catch(() => ({ ok: false, reason: "trouble" }) as const);
    if (answer.ok) {
      setQuestioned(true);
      document.getElementById("attendance")?.focus();
    } else setProblem(answerRefusals[answer.reason]);
  };
  return (
    <Leaf
      as="section"
      labelledBy="attendance"
      snug
      className="noprint"
      note={<WhoSees who="facilitator">You and your facilitator see this</WhoSees>}
    >
      <h2 id="attendance" tabIndex={-1}>
        Who came
      </h2>
      <p>{registerToMember[came]}</p>
      {questioned ? null : (
        <p>
          <Button look="line" onClick={() => void ask()}>
            This is not right
          </Button>
        </p>
      )}
      <p role="status">{questioned ? "You said that this is not right. Your facilitator will look at it." : ""}</p>
      {problem ? (
        <p role="alert" className="err">
          {problem}
        </p>
      ) : null}
    </Leaf>
  );
}
