"use client";

import { type FormEvent, useEffect, useRef, useState } from "react";
import { sayRefusal } from "@/components/door/refusals";
import { SlowWords } from "@/components/door/slow-words";
import { Button } from "@/components/ui/button";
import { ErrorSummary } from "@/components/ui/error-summary";
import { PasswordField } from "@/components/ui/password-field";
import { provePassword } from "@/lib/auth/door-client";
import { accountRefusals } from "./refusals";

/** Asks for the password again, for what a stolen cookie must not do by itself. It stays in its field and this browser. */
export function PasswordProof({ onProved, onBack }: { onProved: () => void; onBack: () => void }) {
  const field = useRef<HTMLInputElement>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const [attempt, setAttempt] = useState(0);
  const [busy, setBusy] = useState(false);
  useEffect(() => field.current?.focus(), []);
  const go = async (event: FormEvent) => {
    event.preventDefault();
    const password = field.current?.value ?? "";
    if (busy) return;
    let found: string | null = password ? null : "Enter your password";
    if (password) {
      setBusy(true);
      const answer = await provePassword(password);
      setBusy(false);
      if (answer.ok) return onProved();
      found =
        answer.reason === "signed-out"
          ? accountRefusals["signed-out"]
          : sayRefusal(answer, "Those details did not match. Check them and try again.");
    }
    setProblem(found);
    setAttempt((count) => count + 1);
  };
  return (
    <form
      method="post"
      className="stack"
      noValidate
      onSubmit={(event) => void go(event)}
      aria-label="Your password, once more"
    >
      <p>You signed in a while ago. So that nobody else at this device can do this, enter your password.</p>
      <ErrorSummary problems={problem ? [{ fieldId: "proof", message: problem }] : []} attempt={attempt} />
      <PasswordField id="proof" label="Password" ref={field} error={problem ?? undefined} />
      <p className="cluster">
        <Button type="submit" aria-disabled={busy || undefined}>
          Continue
        </Button>
        <Button look="quiet" onClick={onBack}>
          Not now
        </Button>
      </p>
      <SlowWords busy={busy}>Checking on this device. This can take a few seconds.</SlowWords>
    </form>
  );
}
