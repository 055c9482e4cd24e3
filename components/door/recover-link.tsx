"use client";

import { zodResolver } from "@hookform/resolvers/zod";
import { useState } from "react";
import { useForm } from "react-hook-form";
import { Button } from "@/components/ui/button";
import { ErrorSummary, type Problem } from "@/components/ui/error-summary";
import { TextField } from "@/components/ui/text-field";
import { askForLink } from "@/lib/auth/door-client-recover";
import { linkForm } from "@/lib/journal/vault/forms";
import { sayRefusal } from "./refusals";
import { SlowWords } from "./slow-words";

/** Asks for a link by mail. What is said then is the same whoever has the address. */
export function RecoverLink({ given, onCode }: { given: string; onCode: (email: string) => void }) {
  const form = useForm<{ email: string }>({
    resolver: zodResolver(linkForm),
    defaultValues: { email: given },
    shouldFocusError: false,
    reValidateMode: "onSubmit",
  });
  const [sent, setSent] = useState<string | null>(null);
  const [refusal, setRefusal] = useState<string | null>(null);
  const [attempt, setAttempt] = useState(0);
  const { errors, isSubmitting } = form.formState;
  const send = form.handleSubmit(
    async ({ email }) => {
      setRefusal(null);
      const answer = await askForLink(email);
      if (answer.ok) return setSent(email);
      setRefusal(sayRefusal(answer, ""));
      setAttempt((count) => count + 1);
    },
    () => setAttempt((count) => count + 1),
  );

  if (sent) {
    return (
      <div className="stack" role="status">
        <p className="lead">If a member has this address, a link is on its way to it.</p>
        <p>
          Look in the mailbox of {sent}, and among its spam. The link works once, for an hour. If nothing comes, ask
          your facilitator for a one-time code.
        </p>
        <p className="cluster">
          <Button look="line" onClick={() => onCode(sent)}>
            I have a code
          </Button>
          <Button look="quiet" onClick={() => setSent(null)}>
            Use another address
          </Button>
        </p>
      </div>
    );
  }
  const problem = refusal ?? errors.email?.message;
  const problems: Problem[] = problem ? [{ fieldId: "email", message: problem }] : [];
  return (
    <form className="stack" noValidate onSubmit={(event) => void send(event)}>
      <p className="lead">A forgotten password does not cost you your place, or a word that you wrote.</p>
      <p>We can send you a link with which you set a new one. Or ask your facilitator for a one-time code.</p>
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
      <p className="cluster">
        <Button type="submit" aria-disabled={isSubmitting || undefined}>
          Send me a link
        </Button>
        <Button look="quiet" onClick={() => onCode(form.getValues("email"))}>
          I have a code
        </Button>
        <a href="/sign-in">Back to sign in</a>
      </p>
      <SlowWords busy={isSubmitting}>Asking for a link.</SlowWords>
    </form>
  );
}
