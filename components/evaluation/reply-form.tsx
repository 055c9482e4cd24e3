"use client";

import { zodResolver } from "@hookform/resolvers/zod";
import { useEffect, useState } from "react";
import { useForm } from "react-hook-form";
import { Button } from "@/components/ui/button";
import { ErrorSummary } from "@/components/ui/error-summary";
import { FieldProblem } from "@/components/ui/field";
import { TextArea } from "@/components/ui/text-area";
import type { ActionResult } from "@/lib/actions/action";
import { type ReplyFields, replyFields } from "@/lib/evaluations/input";
import { evaluationItems, notSaid, scale } from "@/lib/evaluations/rules";
import { replyRefusals } from "./evaluation-words";
import { keepReply, keptReply } from "./kept-reply";

type Send = (given: ReplyFields & { evaluationId: string }) => Promise<ActionResult<null, "already" | "closed">>;

const nothing = (): ReplyFields => ({
  answers: Object.fromEntries(evaluationItems.map(({ id }) => [id, notSaid])),
  line: "",
});
const answers = [...scale, { value: notSaid, words: "Rather not say" }];

/** The one reply of a member. What is chosen and typed survives a reload, until it is sent. */
export function ReplyForm({ evaluationId, send }: { evaluationId: string; send: Send }) {
  const form = useForm<ReplyFields>({
    resolver: zodResolver(replyFields, undefined, { raw: true }),
    defaultValues: nothing(),
    shouldFocusError: false,
    reValidateMode: "onSubmit",
  });
  const [refused, setRefused] = useState("");
  const [attempt, setAttempt] = useState(0);
  const [done, setDone] = useState(false);
  const { errors, isSubmitting } = form.formState;
  useEffect(() => {
    const kept = keptReply(evaluationId);
    if (kept) form.reset({ line: kept.line, answers: { ...nothing().answers, ...kept.answers } });
    const { unsubscribe } = form.watch(() => keepReply(evaluationId, form.getValues()));
    return unsubscribe;
  }, [form, evaluationId]);

  const onSubmit = form.handleSubmit(
    async (fields) => {
      setRefused("");
      const answer = await send({ ...fields, evaluationId }).catch(() => ({ ok: false, reason: "trouble" }) as const);
      if (answer.ok || answer.reason === "already") {
        keepReply(evaluationId, null);
        setDone(true);
        document.getElementById("main")?.focus();
        return;
      }
      setRefused(replyRefusals[answer.reason]);
      setAttempt((count) => count + 1);
    },
    () => {
      setRefused("");
      setAttempt((count) => count + 1);
    },
  );
  if (done) {
    return (
      <div role="status">
        <p className="lead">Thank you. Your reply is in, without your name, and it counts once.</p>
      </div>
    );
  }
  // Where the whole form is refused, the problem stands at its first question.
  const noAnswer = errors.answers?.message ?? errors.answers?.root?.message;
  const found = [
    ...(noAnswer ? [{ fieldId: "answer-time-1", message: String(noAnswer) }] : []),
    ...(errors.line?.message ? [{ fieldId: "line", message: errors.line.message }] : []),
    ...(refused ? [{ message: refused }] : []),
  ];
  return (
    <form method="post" className="stack open" noValidate onSubmit={(event) => void onSubmit(event)}>
      <ErrorSummary problems={found} attempt={attempt} />
      {evaluationItems.map(({ id, words }) => (
        <fieldset key={id}>
          <legend className="lab">{words}</legend>
          <div className="guides">
            {answers.map(({ value, words: label }) => (
              <label key={value} className="opt">
                <input type="radio" id={`answer-${id}-${value}`} value={value} {...form.register(`answers.${id}`)} />
                <span>{label}</span>
              </label>
            ))}
          </div>
          {id === "time" ? <FieldProblem id="answers" error={noAnswer ? String(noAnswer) : undefined} /> : null}
        </fieldset>
      ))}
      <TextArea
        id="line"
        label="One line more, in your own words (optional)"
        hint="Up to 500 characters. Your words may show who you are to people who know you. It is shown only when eight or more have replied."
        error={errors.line?.message}
        {...form.register("line")}
      />
      <p>
        <Button type="submit" aria-disabled={isSubmitting || undefined}>
          Send my reply
        </Button>
      </p>
    </form>
  );
}
