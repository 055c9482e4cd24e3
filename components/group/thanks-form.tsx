"use client";

import { zodResolver } from "@hookform/resolvers/zod";
import { useRef, useState } from "react";
import { type FieldPath, useForm } from "react-hook-form";
import { Button } from "@/components/ui/button";
import { CheckField } from "@/components/ui/check-field";
import { ErrorSummary } from "@/components/ui/error-summary";
import { Field } from "@/components/ui/field";
import { TextArea } from "@/components/ui/text-area";
import type { ActionResult } from "@/lib/actions/action";
import { type AppreciationFields, appreciationWords } from "@/lib/appreciations/input";
import type { OwnThanks } from "@/lib/appreciations/queries";
import { commonRefusals, lost } from "./refusals";

export type SaveThanks = (
  fields: AppreciationFields,
) => Promise<ActionResult<OwnThanks, "not-found" | "nobody" | "shown">>;

const refusals = {
  ...commonRefusals,
  "not-found":
    "These thanks, or this round, are not here any more. Your words are still on this page: copy what you need.",
  nobody: "This person is not in the group any more. Choose somebody else, or the whole group.",
  shown: "The thanks have just been shown, so nothing can be added or changed now. Your words are still on this page.",
};

/** Thanks to everybody or to one person. `thanks`: those that are being changed; without, they are new. */
export function ThanksForm({
  roundId,
  others,
  thanks,
  save,
  onSaved,
  onLeave,
}: {
  roundId: string;
  others: readonly { id: string; name: string }[];
  thanks?: OwnThanks;
  save: SaveThanks;
  onSaved: (thanks: OwnThanks) => void;
  onLeave?: () => void;
}) {
  const empty = {
    roundId,
    appreciationId: thanks?.id ?? "",
    toMemberId: thanks?.toMemberId ?? "",
    words: thanks?.words ?? "",
    named: thanks?.named ?? true,
  };
  const form = useForm<AppreciationFields>({
    defaultValues: empty,
    resolver: zodResolver(appreciationWords, undefined, { raw: true }),
    shouldFocusError: false,
  });
  const { errors, isDirty, isSubmitting, submitCount } = form.formState;
  const [done, setDone] = useState("");
  const [whole, setWhole] = useState("");
  const sending = useRef(false);
  const onSubmit = form.handleSubmit(async (fields) => {
    if (sending.current) return;
    sending.current = true;
    const answer = await save(fields).catch(lost);
    sending.current = false;
    setDone("");
    setWhole("");
    if (answer.ok) {
      form.reset(empty);
      setDone("Kept. Nobody else sees it before the close.");
      onSaved(answer.value);
    } else if (answer.reason === "nobody") form.setError("toMemberId", { message: refusals.nobody });
    else setWhole(refusals[answer.reason]);
  });
  const id = (name: FieldPath<AppreciationFields>) => `${thanks?.id ?? "new"}-${name}`;
  const problems = (["toMemberId", "words"] as const).flatMap((name) => {
    const message = errors[name]?.message;
    return message ? [{ fieldId: id(name), message }] : [];
  });
  return (
    <form
      className="stack"
      method="post"
      noValidate
      onSubmit={onSubmit}
      aria-label={thanks ? "Change these thanks" : "Write thanks"}
    >
      <ErrorSummary problems={whole ? [...problems, { message: whole }] : problems} attempt={submitCount} />
      <Field id={id("toMemberId")} label="Who it is for" error={errors.toMemberId?.message}>
        <select className="in mid" id={id("toMemberId")} {...form.register("toMemberId")}>
          <option value="">The whole group</option>
          {others.map((one) => (
            <option key={one.id} value={one.id}>
              {one.name}
            </option>
          ))}
        </select>
      </Field>
      <TextArea
        id={id("words")}
        label="Your thanks"
        hint="Up to 500 characters."
        error={errors.words?.message}
        {...form.register("words")}
      />
      <CheckField id={id("named")} label="Show my name" {...form.register("named")} />
      <p className="cluster">
        <Button type="submit" aria-disabled={isSubmitting}>
          {thanks ? "Keep the change" : "Keep it for the close"}
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
