"use client";

import { zodResolver } from "@hookform/resolvers/zod";
import { useRef, useState } from "react";
import { type FieldPath, type Resolver, useForm } from "react-hook-form";
import { yearOver } from "@/components/site/year-over-words";
import { Button } from "@/components/ui/button";
import { CheckField } from "@/components/ui/check-field";
import { ErrorSummary, type Problem } from "@/components/ui/error-summary";
import { TextArea } from "@/components/ui/text-area";
import { type OwnNeedsFields, ownNeeds } from "@/lib/access-needs/input";
import { provisions } from "@/lib/access-needs/rules";
import type { ActionResult } from "@/lib/actions/action";

type Answer = ActionResult<null, never>;
const refusals: Record<"signed-out" | "not-found" | "year-over" | "trouble", string> = {
  "signed-out": "You are signed out. Sign in again in another tab, keep this page open, and save again",
  "not-found": "You are no longer in this group",
  "year-over": yearOver,
  trouble: "It was not saved. Keep this page open and try again in a moment",
};
const nothing: OwnNeedsFields = { needs: [], words: "", consent: false };
const fieldId = (name: string) => `access-${name}`;

/** What a member needs: ticks and words, kept only with their yes, and taken back whole at any time. */
export function AccessNeedsForm({
  initial,
  isKept: keptFirst,
  saveOwnNeeds,
  withdrawOwnNeeds,
}: {
  initial: OwnNeedsFields;
  isKept: boolean;
  saveOwnNeeds: (input: unknown) => Promise<Answer>;
  withdrawOwnNeeds: (input: unknown) => Promise<Answer>;
}) {
  const resolver = zodResolver(ownNeeds, undefined, { raw: true }) as Resolver<OwnNeedsFields>;
  const form = useForm<OwnNeedsFields>({ defaultValues: initial, resolver, shouldFocusError: false });
  const { errors, isDirty, submitCount } = form.formState;
  const [isKept, setKept] = useState(keptFirst);
  const [whole, setWhole] = useState({ message: "", at: 0 });
  const [done, setDone] = useState("");
  const sending = useRef(false);

  async function send(act: () => Promise<Answer>, kept: boolean, fields: OwnNeedsFields) {
    if (sending.current) return;
    sending.current = true;
    const answer = await act().catch(() => ({ ok: false, reason: "trouble" }) as const);
    sending.current = false;
    setWhole({ message: "", at: 0 });
    setDone("");
    if (answer.ok) {
      form.reset(fields, { keepSubmitCount: true });
      setKept(kept);
      setDone(kept ? "Saved. You and your facilitators see this." : "Taken back. Nothing of it is kept.");
    } else if (answer.reason === "invalid") {
      const problems = answer.problems ?? [];
      for (const { path, message } of problems) form.setError(path as FieldPath<OwnNeedsFields>, { message });
    } else {
      const message = refusals[answer.reason];
      setWhole(({ at }) => ({ message, at: at + 1 }));
    }
  }
  const onSubmit = form.handleSubmit((fields) => send(() => saveOwnNeeds(fields), true, fields));

  const problems: Problem[] = (["needs", "words", "consent"] as const).flatMap((name) => {
    const message = errors[name]?.message;
    return message ? [{ fieldId: fieldId(name), message }] : [];
  });
  if (whole.message) problems.push({ message: whole.message });
  return (
    <form className="stack" method="post" noValidate onSubmit={onSubmit} aria-label="Your access needs">
      <ErrorSummary problems={problems} attempt={submitCount + whole.at} />
      <fieldset>
        <legend className="lab">What helps you take part</legend>
        <div className="two-up">
          {provisions.map(({ id, label }) => (
            <CheckField key={id} id={fieldId(id)} label={label} value={id} {...form.register("needs")} />
          ))}
        </div>
      </fieldset>
      <TextArea
        id={fieldId("words")}
        label="Anything else, in your own words (optional)"
        hint="For example: please say your name before you speak. Never a diagnosis."
        error={errors.words?.message}
        {...form.register("words")}
      />
      <CheckField
        id={fieldId("consent")}
        label="Yes, keep this and show it to my facilitators, so that they can arrange it"
        hint="Nobody else in the group sees it. You can change it or take it back whenever you like. It goes when you leave."
        error={errors.consent?.message}
        {...form.register("consent")}
      />
      <p className="cluster">
        <Button type="submit">Save</Button>
        {isKept ? (
          <Button look="line" onClick={() => void send(() => withdrawOwnNeeds({ all: true }), false, nothing)}>
            Take all of it back
          </Button>
        ) : null}
      </p>
      <p className="hint" role="status">
        {isDirty ? "" : done}
      </p>
    </form>
  );
}
