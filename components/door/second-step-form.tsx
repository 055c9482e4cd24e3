"use client";

import { type FormEvent, useEffect, useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import { ErrorSummary } from "@/components/ui/error-summary";
import { TextField } from "@/components/ui/text-field";
import type { SecondStepAsked } from "@/lib/auth/door-client";
import { sayRefusal } from "./refusals";
import { SlowWords } from "./slow-words";

/** What to say to a code that did not fit. */
export const codeMisfit =
  "That code did not match. Codes change every 30 seconds and work once: wait for the next one. If it happens again, check that your phone sets its clock by itself.";

/** Asks for a facilitator's second step, once the password was right. */
export function SecondStepForm({
  asked,
  onDone,
  onOver,
}: {
  asked: SecondStepAsked;
  onDone: () => void;
  /** It took too long: from the password again. */
  onOver: () => void;
}) {
  const heading = useRef<HTMLHeadingElement>(null);
  const field = useRef<HTMLInputElement>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const [attempt, setAttempt] = useState(0);
  const [busy, setBusy] = useState(false);
  useEffect(() => heading.current?.focus(), []);

  const go = async (event: FormEvent) => {
    event.preventDefault();
    if (busy) return;
    const code = field.current?.value.trim() ?? "";
    let found: string | null = code ? null : "Enter a code";
    if (code) {
      setBusy(true);
      const answer = await asked.take(code);
      if (answer.ok) return onDone();
      setBusy(false);
      if (answer.reason === "over") return onOver();
      found = sayRefusal(answer, codeMisfit);
    }
    setProblem(found);
    setAttempt((count) => count + 1);
  };

  return (
    <form className="stack" noValidate onSubmit={(event) => void go(event)} aria-labelledby="second-step">
      <h2 id="second-step" ref={heading} tabIndex={-1}>
        Your second step
      </h2>
      <ErrorSummary problems={problem ? [{ fieldId: "code", message: problem }] : []} attempt={attempt} />
      <TextField
        id="code"
        ref={field}
        label="Code"
        hint="The six digits that your authenticator shows now, or one of your single-use codes."
        autoComplete="one-time-code"
        inputMode="text"
        autoCapitalize="characters"
        spellCheck={false}
        className="short"
        error={problem ?? undefined}
      />
      <p className="cluster">
        <Button type="submit" aria-disabled={busy || undefined}>
          Continue
        </Button>
        <Button look="quiet" onClick={onOver}>
          Back to the password
        </Button>
      </p>
      <details>
        <summary>I have neither</summary>
        <p>
          Another facilitator of your group can end your second step, on the Members page. If you are the only one, who
          runs the server can: <code>npm run door:second-step</code>.
        </p>
      </details>
      <SlowWords busy={busy}>Signing you in.</SlowWords>
    </form>
  );
}
