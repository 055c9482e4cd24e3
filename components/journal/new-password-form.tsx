"use client";

import { zodResolver } from "@hookform/resolvers/zod";
import { useEffect, useRef, useState } from "react";
import { useForm } from "react-hook-form";
import { type NewPassword, NewPasswordFields } from "@/components/door/new-password-fields";
import { Button } from "@/components/ui/button";
import { ErrorSummary, type Problem } from "@/components/ui/error-summary";
import { PasswordField } from "@/components/ui/password-field";
import { newPasswordForm } from "@/lib/journal/vault/forms";
import type { RotateRefusal } from "@/lib/journal/vault/view";
import { useLater } from "./later";
import { refusalInWords } from "./refusal-words";

const currentId = "current-password";

/** The current password and a new one, by the rules of the door. A refusal of the current one is said as at signing in. */
export function NewPasswordForm({
  email,
  submit,
  focus = false,
  send,
}: {
  email: string;
  submit: string;
  /** Where the page led here by a button that is gone now. */
  focus?: boolean;
  send: (current: string, next: string) => Promise<{ ok: true } | RotateRefusal>;
}) {
  const form = useForm<NewPassword>({
    resolver: zodResolver(newPasswordForm),
    defaultValues: { email, password: "", own: false },
    shouldFocusError: false,
    reValidateMode: "onSubmit",
  });
  const current = useRef<HTMLInputElement>(null);
  const [found, setFound] = useState<Problem[]>([]);
  const [attempt, setAttempt] = useState(0);
  const { errors, isSubmitting } = form.formState;
  const slow = useLater(isSubmitting);
  useEffect(() => {
    if (focus) current.current?.focus();
  }, [focus]);

  const missing = (): Problem[] =>
    current.current?.value ? [] : [{ fieldId: currentId, message: "Enter your current password" }];
  const refuse = (problems: Problem[]) => {
    setFound(problems);
    setAttempt((count) => count + 1);
  };
  const onSubmit = form.handleSubmit(
    async ({ password }) => {
      if (missing().length > 0) return refuse(missing());
      setFound([]);
      if (password === current.current?.value) {
        form.setError("password", { message: "This is the password you have now. Choose another" });
        return refuse([]);
      }
      const answer = await send(current.current?.value ?? "", password);
      if (!answer.ok) refuse([{ fieldId: currentId, message: refusalInWords(answer) }]);
    },
    () => refuse(missing()),
  );
  const password = errors.password?.message;
  const problems = password ? [...found, { fieldId: "password", message: password }] : found;
  return (
    <form className="stack" noValidate onSubmit={(event) => void onSubmit(event)}>
      <ErrorSummary problems={problems} attempt={attempt} />
      <input type="hidden" autoComplete="username" {...form.register("email")} />
      <PasswordField
        id={currentId}
        label="Current password"
        ref={current}
        error={found.find(({ fieldId }) => fieldId === currentId)?.message}
      />
      <NewPasswordFields
        register={form.register}
        setValue={form.setValue}
        errors={errors}
        label="New password"
        door={false}
      />
      <div role="status">{slow ? <p>Working on this device. This can take a few seconds.</p> : null}</div>
      <p className="cluster">
        <Button type="submit" aria-disabled={isSubmitting || undefined}>
          {submit}
        </Button>
        <a href="/account">Back to account</a>
      </p>
    </form>
  );
}
