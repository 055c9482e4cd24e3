"use client";

import { zodResolver } from "@hookform/resolvers/zod";
import { type ReactNode, useEffect, useRef, useState } from "react";
import { useForm, useWatch } from "react-hook-form";
import { Button } from "@/components/ui/button";
import { ErrorSummary, type Problem } from "@/components/ui/error-summary";
import { type DilemmaFields, dilemmaWords } from "@/lib/dilemmas/input";
import { dilemmaRefusals } from "./dilemma-words";
import { Leaving } from "./leaving";
import { Nudge } from "./nudge";
import { OfferFields, offerFieldId } from "./offer-fields";

const order = ["title", "happened", "wish", "audience"] as const;

export const emptyOffer: DilemmaFields = { title: "", happened: "", wish: "", audience: "facilitator", named: true };

type Answer = { ok: true } | { ok: false; reason: keyof typeof dilemmaRefusals; problems?: unknown };

/**
 * A dilemma's form, in the member's room and in the journal's. What was typed stays, whatever the server answers.
 * `keep` is told of every change; `shown`: show the words once more, exactly as they will leave.
 */
export function OfferForm<A extends Answer>({
  memberId,
  initial,
  submit,
  shown = false,
  restore,
  keep,
  send,
  onDone,
  children,
}: {
  memberId: string;
  initial: DilemmaFields;
  submit: string;
  shown?: boolean;
  restore?: () => DilemmaFields | null;
  keep?: (fields: DilemmaFields | null) => void;
  send: (fields: DilemmaFields) => Promise<A>;
  onDone: (answer: Extract<A, { ok: true }>, fields: DilemmaFields) => void;
  children?: ReactNode;
}) {
  const form = useForm<DilemmaFields>({
    defaultValues: initial,
    resolver: zodResolver(dilemmaWords),
    shouldFocusError: false,
  });
  const { errors, isSubmitting, submitCount } = form.formState;
  const fields = useWatch({ control: form.control }) as DilemmaFields;
  const [whole, setWhole] = useState("");
  const sending = useRef(false);
  const gone = useRef(false);

  const first = useRef({ restore, reset: form.reset });
  useEffect(() => {
    const kept = first.current.restore?.();
    if (kept) first.current.reset(kept, { keepDefaultValues: true });
  }, []);
  useEffect(() => {
    if (!gone.current) keep?.(fields);
  }, [fields, keep]);

  const onSubmit = form.handleSubmit(async (checked) => {
    if (sending.current) return;
    sending.current = true;
    setWhole("");
    const answer = await send(checked).catch(() => ({ ok: false, reason: "trouble" }) as const);
    if (!answer.ok) {
      sending.current = false;
      return setWhole(dilemmaRefusals[answer.reason]);
    }
    gone.current = true;
    keep?.(null);
    sending.current = false;
    onDone(answer as Extract<A, { ok: true }>, checked);
  });

  const problems: Problem[] = order.flatMap((name) => {
    const message = errors[name]?.message;
    return message ? [{ fieldId: offerFieldId(name), message }] : [];
  });
  if (whole) problems.push({ message: whole });

  return (
    <form className="stack open" method="post" noValidate onSubmit={onSubmit} aria-label="A dilemma">
      <ErrorSummary problems={problems} attempt={submitCount} />
      <OfferFields register={form.register} control={form.control} errors={errors} />
      <Nudge memberId={memberId} text={[fields.title, fields.happened, fields.wish].join("\n")} />
      {shown ? <Leaving fields={fields} /> : null}
      <p className="cluster">
        <Button type="submit" aria-disabled={isSubmitting}>
          {submit}
        </Button>
        {children}
      </p>
    </form>
  );
}
