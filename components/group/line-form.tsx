"use client";

import type { zodResolver } from "@hookform/resolvers/zod";
import { type ReactNode, useRef, useState } from "react";
import { type DefaultValues, type FieldPath, type FieldValues, type UseFormReturn, useForm } from "react-hook-form";
import { Button } from "@/components/ui/button";
import { ErrorSummary } from "@/components/ui/error-summary";
import type { ActionResult } from "@/lib/actions/action";
import { lost } from "./refusals";

type Ready<F extends FieldValues> = {
  register: UseFormReturn<F>["register"];
  problem: (name: FieldPath<F>) => string | undefined;
};

/**
 * A few words and whether a name stands beside them, kept as typed until an answer came. `send` gets the id that what is
 * new has from its first try on. `fields` can have problems; a refusal may belong to one of them (`at`).
 */
export function LineForm<F extends FieldValues, T, R extends string>({
  label,
  start,
  resolver,
  fields,
  fieldId,
  send,
  refusals,
  at,
  onSent,
  button,
  done: doneWords,
  onLeave,
  children,
}: {
  label: string;
  start: DefaultValues<F>;
  resolver: ReturnType<typeof zodResolver<F, unknown, F>>;
  fields: readonly FieldPath<F>[];
  fieldId: (name: FieldPath<F>) => string;
  send: (fields: F, id: string) => Promise<ActionResult<T, R>>;
  refusals: Record<R | "signed-out" | "not-found" | "invalid" | "year-over" | "trouble", string>;
  at?: Partial<Record<R, FieldPath<F>>>;
  onSent: (value: T) => void;
  button: string;
  done: string;
  onLeave?: () => void;
  children: (form: Ready<F>) => ReactNode;
}) {
  const form = useForm<F>({ defaultValues: start, resolver, shouldFocusError: false });
  const { isDirty, isSubmitting, submitCount, errors } = form.formState;
  const problem = (name: FieldPath<F>) => {
    const message = errors[name]?.message;
    return typeof message === "string" ? message : undefined;
  };
  const [done, setDone] = useState("");
  const [whole, setWhole] = useState("");
  const sending = useRef(false);
  const id = useRef("");
  const onSubmit = form.handleSubmit(async (values) => {
    if (sending.current) return;
    sending.current = true;
    id.current ||= crypto.randomUUID();
    const answer = await send(values, id.current).catch(lost);
    sending.current = false;
    setDone("");
    setWhole("");
    if (answer.ok) {
      id.current = "";
      form.reset(start);
      setDone(doneWords);
      onSent(answer.value);
      return;
    }
    const field = at?.[answer.reason as R];
    if (field) form.setError(field, { message: refusals[answer.reason] });
    else setWhole(refusals[answer.reason]);
  });
  const problems = fields.flatMap((name) => {
    const message = problem(name);
    return message ? [{ fieldId: fieldId(name), message }] : [];
  });
  return (
    <form className="stack" method="post" noValidate onSubmit={onSubmit} aria-label={label}>
      <ErrorSummary problems={whole ? [...problems, { message: whole }] : problems} attempt={submitCount} />
      {children({ register: form.register, problem })}
      <p className="cluster">
        <Button type="submit" aria-disabled={isSubmitting}>
          {button}
        </Button>
        {onLeave ? (
          <Button look="quiet" onClick={onLeave}>
            Leave it as it was
          </Button>
        ) : null}
        <span className="hint" role="status">
          {isDirty ? "" : done}
        </span>
      </p>
    </form>
  );
}
