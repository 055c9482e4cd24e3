"use client";

import { zodResolver } from "@hookform/resolvers/zod";
import { useState } from "react";
import { useForm } from "react-hook-form";
import { Button } from "@/components/ui/button";
import { ErrorSummary, type Problem } from "@/components/ui/error-summary";
import type { SecondStepAsked } from "@/lib/auth/door-client";
import { setNewPassword } from "@/lib/auth/door-client-recover";
import { newPasswordForm } from "@/lib/journal/vault/forms";
import { type NewPassword, NewPasswordFields } from "./new-password-fields";
import { sayRefusal } from "./refusals";
import { SecondStepForm } from "./second-step-form";
import { SlowWords } from "./slow-words";

/** The new password. Setting it uses the code up and ends every other sign-in. */
export function RecoverPassword({
  code,
  words,
  onBack,
  onSet,
}: {
  code: { email: string; code: string };
  words: string | null;
  onBack: () => void;
  onSet: (opens: boolean) => void;
}) {
  const form = useForm<NewPassword>({
    resolver: zodResolver(newPasswordForm),
    defaultValues: { email: code.email, password: "", own: false },
    shouldFocusError: false,
    reValidateMode: "onSubmit",
  });
  const [asked, setAsked] = useState<(SecondStepAsked & { opens: boolean }) | null>(null);
  const [refusal, setRefusal] = useState<string | null>(null);
  const [attempt, setAttempt] = useState(0);
  const { errors, isSubmitting } = form.formState;

  const send = form.handleSubmit(
    async ({ password, own }) => {
      setRefusal(null);
      const answer = await setNewPassword({ ...code, words, password, own });
      if (answer.ok) return onSet(answer.opens);
      if (answer.reason === "second-step") return setAsked(answer);
      setRefusal(sayRefusal(answer, "That did not match. Check the code and the words, or ask for a new code."));
      setAttempt((count) => count + 1);
    },
    () => setAttempt((count) => count + 1),
  );

  if (asked)
    return (
      <SecondStepForm
        asked={asked}
        onDone={() => onSet(asked.opens)}
        // The new password holds already, and the code is used up: what is left is to sign in with it.
        onOver={() => location.assign("/sign-in")}
      />
    );
  const problems: Problem[] = refusal
    ? [{ message: refusal }]
    : errors.password?.message
      ? [{ fieldId: "password", message: errors.password.message }]
      : [];
  return (
    <form className="stack" noValidate onSubmit={(event) => void send(event)}>
      <h2>Choose a new password</h2>
      <ErrorSummary problems={problems} attempt={attempt} />
      <input type="hidden" autoComplete="username" {...form.register("email")} />
      <NewPasswordFields register={form.register} setValue={form.setValue} errors={errors} />
      <p>This signs you out everywhere else. {words ? "Your recovery words keep working." : ""}</p>
      <p className="cluster">
        <Button type="submit" aria-disabled={isSubmitting}>
          Set the new password
        </Button>
        <Button look="quiet" onClick={onBack}>
          Back
        </Button>
      </p>
      <SlowWords busy={isSubmitting}>Setting your new password on this device. This can take a few seconds.</SlowWords>
    </form>
  );
}
