"use client";

import { type FormEvent, type ReactNode, useId, useRef, useState } from "react";
import { sayWait } from "@/components/door/refusals";
import { codeMisfit } from "@/components/door/second-step-form";
import { Button } from "@/components/ui/button";
import { ErrorSummary } from "@/components/ui/error-summary";
import { TextField } from "@/components/ui/text-field";
import type { ActionResult } from "@/lib/actions/action";
import { accountRefusals } from "./refusals";

export type CodeRefusal = "no-match" | "wait" | "not-begun";

/** Takes one code and does something with it. */
export function CodeForm<T>({
  submit,
  send,
  onDone,
  after,
}: {
  submit: string;
  send: (given: { code: string }) => Promise<ActionResult<T, CodeRefusal>>;
  onDone: (value: T) => void;
  after?: ReactNode;
}) {
  const id = useId();
  const field = useRef<HTMLInputElement>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const [attempt, setAttempt] = useState(0);
  const [busy, setBusy] = useState(false);
  const words: Record<Exclude<CodeRefusal | keyof typeof accountRefusals, "wait">, string> = {
    ...accountRefusals,
    "no-match": codeMisfit,
    "not-begun": "This was set up somewhere else meanwhile. Load the page again to see how things stand.",
    invalid: "Enter the six digits that your authenticator shows now",
  };
  const go = async (event: FormEvent) => {
    event.preventDefault();
    if (busy) return;
    setBusy(true);
    const answer = await send({ code: field.current?.value ?? "" }).catch(
      () => ({ ok: false, reason: "trouble" }) as const,
    );
    setBusy(false);
    if (answer.ok) return onDone(answer.value);
    const wait = "retryAfter" in answer ? Number(answer.retryAfter) : 60;
    setProblem(answer.reason === "wait" ? sayWait(wait) : words[answer.reason]);
    setAttempt((count) => count + 1);
  };
  return (
    <form className="stack" method="post" noValidate onSubmit={(event) => void go(event)} aria-label={submit}>
      <ErrorSummary problems={problem ? [{ fieldId: id, message: problem }] : []} attempt={attempt} />
      <TextField
        id={id}
        ref={field}
        label="Code"
        hint="The six digits that your authenticator shows now."
        autoComplete="one-time-code"
        autoCapitalize="characters"
        spellCheck={false}
        className="short"
        error={problem ?? undefined}
      />
      <p className="cluster">
        <Button type="submit" aria-disabled={busy || undefined}>
          {submit}
        </Button>
        {after}
      </p>
    </form>
  );
}
