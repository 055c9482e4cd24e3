"use client";

import { zodResolver } from "@hookform/resolvers/zod";
import { useRef, useState } from "react";
import { useForm } from "react-hook-form";
import { Button } from "@/components/ui/button";
import { CheckField } from "@/components/ui/check-field";
import { ErrorSummary } from "@/components/ui/error-summary";
import { TextArea } from "@/components/ui/text-area";
import type { ActionResult } from "@/lib/actions/action";
import { type LearningFields, learningLine } from "@/lib/learnings/input";
import type { ListedLearning } from "@/lib/learnings/queries";
import { commonRefusals, lost } from "./refusals";

export type ShareLearning = (fields: LearningFields) => Promise<ActionResult<ListedLearning, never>>;

const empty: LearningFields = { line: "", named: false };

/** One line for the board, with a name only where its author ticks it. */
export function LearningForm({ share, onShared }: { share: ShareLearning; onShared: (line: ListedLearning) => void }) {
  const form = useForm<LearningFields>({
    defaultValues: empty,
    resolver: zodResolver(learningLine, undefined, { raw: true }),
    shouldFocusError: false,
  });
  const { errors, isDirty, isSubmitting, submitCount } = form.formState;
  const [done, setDone] = useState("");
  const [whole, setWhole] = useState("");
  const sending = useRef(false);
  const onSubmit = form.handleSubmit(async (fields) => {
    if (sending.current) return;
    sending.current = true;
    const answer = await share(fields).catch(lost);
    sending.current = false;
    setDone("");
    setWhole(answer.ok ? "" : commonRefusals[answer.reason]);
    if (!answer.ok) return;
    form.reset(empty);
    onShared(answer.value);
    setDone("Shared with the group.");
  });
  const problem = errors.line?.message;
  return (
    <form className="stack" method="post" noValidate onSubmit={onSubmit} aria-label="Share a line">
      <ErrorSummary
        problems={[...(problem ? [{ fieldId: "line", message: problem }] : []), ...(whole ? [{ message: whole }] : [])]}
        attempt={submitCount}
      />
      <TextArea
        id="line"
        rows={2}
        label="Your line"
        hint="Up to 200 characters. Leave out names of people and places, and change what could point to somebody: leaving out a name is often not enough."
        error={problem}
        autoComplete="off"
        {...form.register("line")}
      />
      <CheckField id="named" label="Show my name beside it" {...form.register("named")} />
      <p className="cluster">
        <Button type="submit" aria-disabled={isSubmitting}>
          Share with the group
        </Button>
        <span className="hint" role="status">
          {isDirty ? "" : done}
        </span>
      </p>
    </form>
  );
}
