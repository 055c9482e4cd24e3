"use client";

import { type FormEvent, type ReactNode, useEffect, useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import { ErrorSummary, type Problem } from "@/components/ui/error-summary";
import { PasswordField } from "@/components/ui/password-field";
import type { KitRefusal, UnlockRefusal } from "@/lib/journal/vault/view";
import { useLater } from "./later";
import { refusalInWords } from "./refusal-words";

export type PasswordAnswer = { ok: true } | UnlockRefusal | KitRefusal;

/**
 * Asks for the password and does something with it. The password stays in its field: it is never kept in React's state.
 * `check` may find a problem in another field before anything is sent; `refusedAt` is the field that a reason belongs to.
 */
export function PasswordForm({
  id,
  label = "Password",
  submit,
  busy: busyWords = "Unlocking your journal on this device. This can take a few seconds.",
  focus = false,
  send,
  check,
  refusedAt,
  children,
  after,
}: {
  id: string;
  label?: string;
  submit: string;
  busy?: string;
  focus?: boolean;
  send: (password: string) => Promise<PasswordAnswer>;
  check?: () => Problem | null;
  refusedAt?: (answer: UnlockRefusal | KitRefusal) => string | undefined;
  children?: ReactNode;
  after?: ReactNode;
}) {
  const field = useRef<HTMLInputElement>(null);
  const [busy, setBusy] = useState(false);
  const [attempt, setAttempt] = useState(0);
  const [problems, setProblems] = useState<Problem[]>([]);
  const slow = useLater(busy);

  useEffect(() => {
    if (focus) field.current?.focus();
  }, [focus]);

  const refuse = (found: Problem[]) => {
    setAttempt((before) => before + 1);
    setProblems(found);
  };

  const tryIt = async (event: FormEvent) => {
    event.preventDefault();
    const password = field.current?.value ?? "";
    if (busy) return;
    const found = [check?.() ?? null, password ? null : { fieldId: id, message: "Enter your password" }];
    const there = found.filter((problem) => problem !== null);
    if (there.length > 0) return refuse(there);
    setBusy(true);
    setProblems([]);
    const answer = await send(password);
    setBusy(false);
    if (answer.ok) {
      if (field.current) field.current.value = "";
      return;
    }
    refuse([{ fieldId: refusedAt?.(answer) ?? id, message: refusalInWords(answer) }]);
  };

  return (
    <form className="stack" onSubmit={(event) => void tryIt(event)} noValidate>
      <ErrorSummary problems={problems} attempt={attempt} />
      {children}
      <PasswordField
        id={id}
        label={label}
        ref={field}
        error={problems.find(({ fieldId }) => fieldId === id)?.message}
      />
      <div role="status">{slow ? <p>{busyWords}</p> : null}</div>
      <p className="cluster">
        <Button type="submit" aria-disabled={busy || undefined}>
          {submit}
        </Button>
        {after}
      </p>
    </form>
  );
}
