"use client";

import { useState } from "react";
import { CheckField } from "@/components/ui/check-field";
import type { ActionResult } from "@/lib/actions/action";
import { dilemmaRefusals } from "./dilemma-words";

type Choose = (choice: { listening: boolean }) => Promise<ActionResult<{ listening: boolean }, never>>;

/** "I'd rather listen for now": a full answer, saved at once. */
export function Listening({ listening: first, choose }: { listening: boolean; choose: Choose }) {
  const [listening, setListening] = useState(first);
  const [told, setTold] = useState("");
  const [problem, setProblem] = useState("");
  const change = async (next: boolean) => {
    setTold("");
    setProblem("");
    setListening(next);
    const answer = await choose({ listening: next }).catch(() => ({ ok: false, reason: "trouble" }) as const);
    if (answer.ok) return setTold("Saved.");
    setListening(!next);
    setProblem(dilemmaRefusals[answer.reason]);
  };
  return (
    <>
      <CheckField
        id="listening"
        label="I’d rather listen for now"
        hint="This is a full answer. Listening is taking part, and you can change this whenever you like."
        error={problem || undefined}
        checked={listening}
        onChange={({ target }) => void change(target.checked)}
      />
      <p role="status" className={told ? "hint" : "vh"}>
        {told}
      </p>
    </>
  );
}
