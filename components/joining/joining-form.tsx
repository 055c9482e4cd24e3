"use client";

import { zodResolver } from "@hookform/resolvers/zod";
import { useState } from "react";
import { type Resolver, useForm, useWatch } from "react-hook-form";
import { Button } from "@/components/ui/button";
import { ErrorSummary, type Problem } from "@/components/ui/error-summary";
import { TextArea } from "@/components/ui/text-area";
import { TextField } from "@/components/ui/text-field";
import type { ActionResult } from "@/lib/actions/action";
import { type JoiningFields, joiningDetails } from "@/lib/joining/input";
import { changedElsewhere, commonRefusals, lost } from "./refusals";

type Save = (
  change: JoiningFields & { version: number },
) => Promise<ActionResult<{ version: number }, "changed-elsewhere" | "duties-missing">>;

const refusals = {
  ...commonRefusals,
  "changed-elsewhere": changedElsewhere,
  "duties-missing":
    "Joining cannot open yet. Say first, under Duties, who is responsible and that you have read how long things are kept.",
};
const states = [
  { id: "open", name: "Places open" },
  { id: "list", name: "A waiting list" },
  { id: "closed", name: "Closed" },
] as const;
const names = ["joining", "opensOn", "question", "answerWithinDays"] as const;
const resolver = zodResolver(joiningDetails, undefined, { raw: true }) as Resolver<JoiningFields>;

/** How people may join: open, a list or closed until a day; the group's own question; and by when they are answered. */
export function JoiningForm({
  initial,
  version,
  saveJoining,
}: {
  initial: JoiningFields;
  version: number;
  saveJoining: Save;
}) {
  const form = useForm<JoiningFields>({ defaultValues: initial, resolver, shouldFocusError: false });
  const state = useWatch({ control: form.control, name: "joining" });
  const [base, setBase] = useState(version);
  const [whole, setWhole] = useState({ message: "", at: 0 });
  const [done, setDone] = useState("");
  const { errors, isSubmitting, submitCount, isDirty } = form.formState;

  const onSubmit = form.handleSubmit(async (fields) => {
    const answer = await saveJoining({ ...fields, version: base }).catch(lost);
    setDone("");
    if (answer.ok) {
      setBase(answer.value.version);
      setWhole({ message: "", at: 0 });
      setDone("Saved.");
      form.reset(fields);
    } else {
      for (const { path, message } of answer.problems ?? []) form.setError(path as (typeof names)[number], { message });
      if (!answer.problems) setWhole(({ at }) => ({ message: refusals[answer.reason], at: at + 1 }));
    }
  });
  const problems: Problem[] = names.flatMap((name) => {
    const message = errors[name]?.message;
    return message ? [{ fieldId: name, message }] : [];
  });
  if (whole.message) problems.push({ message: whole.message });
  return (
    <form className="stack open" method="post" noValidate onSubmit={onSubmit} aria-label="How people join">
      <ErrorSummary problems={problems} attempt={submitCount + whole.at} />
      <fieldset>
        <legend className="lab">New members</legend>
        <div className="guides">
          {states.map(({ id, name }, at) => (
            <label key={id} className="opt shared">
              <input
                type="radio"
                id={at === 0 ? "joining" : `joining-${id}`}
                value={id}
                {...form.register("joining")}
              />
              <span>{name}</span>
            </label>
          ))}
        </div>
      </fieldset>
      {state === "closed" ? (
        <TextField
          id="opensOn"
          label="Opens by itself on (optional)"
          hint="The public pages show the day. From then on people can ask."
          type="date"
          className="short"
          error={errors.opensOn?.message}
          {...form.register("opensOn")}
        />
      ) : null}
      <TextArea
        id="question"
        label="A question of the group’s own (optional)"
        hint="It is asked last, and may be left unanswered. Never ask for a diagnosis."
        rows={2}
        error={errors.question?.message}
        {...form.register("question")}
      />
      <TextField
        id="answerWithinDays"
        label="You answer within how many days?"
        hint="Whoever asks is told the day."
        inputMode="numeric"
        className="num"
        error={errors.answerWithinDays?.message}
        {...form.register("answerWithinDays")}
      />
      <p className="cluster">
        <Button type="submit" aria-disabled={isSubmitting}>
          Save
        </Button>
        <span className="hint" role="status">
          {isDirty ? "" : done}
        </span>
      </p>
    </form>
  );
}
