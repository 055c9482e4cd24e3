"use client";

import { zodResolver } from "@hookform/resolvers/zod";
import { useState } from "react";
import { useForm } from "react-hook-form";
import { Button } from "@/components/ui/button";
import { ErrorSummary, type Problem } from "@/components/ui/error-summary";
import { TextField } from "@/components/ui/text-field";
import { tryCode } from "@/lib/auth/door-client-recover";
import { codeForm } from "@/lib/journal/vault/forms";
import { sayRefusal } from "./refusals";
import { SlowWords } from "./slow-words";

export type Code = { email: string; code: string };

/** The code from the facilitator or a mail's link. It is tried before the words are asked for, and not used up. */
export function RecoverCode({
  given,
  onCode,
  onLink,
}: {
  given: Code;
  onCode: (code: Code) => void;
  onLink: (() => void) | null;
}) {
  const form = useForm<Code>({
    resolver: zodResolver(codeForm),
    defaultValues: given,
    shouldFocusError: false,
    reValidateMode: "onSubmit",
  });
  const [refusal, setRefusal] = useState<string | null>(null);
  const [attempt, setAttempt] = useState(0);
  const { errors, isSubmitting } = form.formState;
  const send = form.handleSubmit(
    async (code) => {
      setRefusal(null);
      const answer = await tryCode({ ...code, words: null });
      if (answer.ok) return onCode(code);
      setRefusal(sayRefusal(answer, "That did not match. Check the email and the code, or ask for a new code."));
      setAttempt((count) => count + 1);
    },
    () => {
      setRefusal(null);
      setAttempt((count) => count + 1);
    },
  );
  const problems: Problem[] = refusal
    ? [{ fieldId: "code", message: refusal }]
    : (["email", "code"] as const).flatMap((name) =>
        errors[name]?.message ? [{ fieldId: name, message: errors[name].message }] : [],
      );
  return (
    <form className="stack" noValidate onSubmit={(event) => void send(event)}>
      <p className="lead">A forgotten password does not cost you your place, or a word that you wrote.</p>
      <p>
        You need a one-time code. {onLink ? "A link that we sent brings one, for an hour. Or ask" : "Ask"} the
        facilitator for one: they make it by hand, and it works for three days.
      </p>
      <ul className="dots">
        <li>With the code and your recovery words, everything opens again.</li>
        <li>With the code alone, on a device that keeps your journal open, everything opens too.</li>
        <li>With the code alone anywhere else, sessions and agendas open. Your journal stays locked, and kept.</li>
      </ul>
      <ErrorSummary problems={problems} attempt={attempt} />
      <TextField
        id="email"
        label="Email address"
        type="email"
        autoComplete="username"
        className="mid"
        error={errors.email?.message}
        {...form.register("email")}
      />
      <TextField
        id="code"
        label="One-time code"
        hint="Like K7QF-2M9X-3TRB. Dashes and small letters do not matter."
        autoComplete="one-time-code"
        autoCapitalize="characters"
        spellCheck={false}
        className="short"
        error={errors.code?.message}
        {...form.register("code")}
      />
      <p className="cluster">
        <Button type="submit" aria-disabled={isSubmitting || undefined}>
          Continue
        </Button>
        {onLink ? (
          <Button look="quiet" onClick={onLink}>
            Send me a link
          </Button>
        ) : null}
        <a href="/sign-in">Back to sign in</a>
      </p>
      <SlowWords busy={isSubmitting}>Checking the code.</SlowWords>
    </form>
  );
}
