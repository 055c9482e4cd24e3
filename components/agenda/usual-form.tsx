"use client";

import { zodResolver } from "@hookform/resolvers/zod";
import { useRef, useState } from "react";
import { type FieldPath, type Resolver, useForm, useWatch } from "react-hook-form";
import { Button } from "@/components/ui/button";
import { ErrorSummary, type Problem } from "@/components/ui/error-summary";
import { TextField } from "@/components/ui/text-field";
import type { ActionResult } from "@/lib/actions/action";
import type { FormatName } from "@/lib/agendas/rules";
import { type UsualFields, usualDetails } from "@/lib/groups/input";
import { FormatField } from "./format-field";
import { JoiningFields } from "./joining-fields";
import { planRefusals, sendRefusals } from "./session-refusals";

const order = ["format", "minutes", "way", "joinLink", "place", "provisions", "provided", "timeZone"] as const;
const fieldId = (name: string) => `usual-${name}`;

const checked = zodResolver(usualDetails, undefined, { raw: true }) as Resolver<UsualFields>;
const resolver: Resolver<UsualFields> = (fields, ...rest) =>
  checked(fields.way === "in-person" ? { ...fields, joinLink: "" } : fields, ...rest);

/** What the group's new sessions start from. What was typed stays, whatever the server answers. */
export function UsualForm({
  initial,
  version: first,
  zones,
  formats,
  saveUsual,
}: {
  initial: UsualFields;
  version: number;
  zones: readonly string[];
  formats: readonly FormatName[];
  saveUsual: (input: unknown) => Promise<ActionResult<{ version: number }, "changed-elsewhere" | "format-gone">>;
}) {
  const form = useForm<UsualFields>({ defaultValues: initial, resolver, shouldFocusError: false });
  const { errors, isDirty, isSubmitting, submitCount } = form.formState;
  const way = useWatch({ control: form.control, name: "way" }) ?? "online";
  const [version, setVersion] = useState(first);
  const [whole, setWhole] = useState("");
  const [done, setDone] = useState("");
  const sending = useRef(false);

  const onSubmit = form.handleSubmit(async (fields) => {
    if (sending.current) return;
    sending.current = true;
    const answer = await saveUsual({ ...fields, version }).catch(() => ({ ok: false, reason: "trouble" }) as const);
    sending.current = false;
    setWhole("");
    setDone("");
    if (answer.ok) {
      setVersion(answer.value.version);
      form.reset(fields, { keepSubmitCount: true });
      setDone("Saved. New sessions start from this.");
    } else if (answer.reason === "invalid") {
      const problems = answer.problems ?? [];
      for (const { path, message } of problems) form.setError(path as FieldPath<UsualFields>, { message });
    } else if (answer.reason === "format-gone") {
      form.setError("format", { message: planRefusals[answer.reason].message });
    } else {
      setWhole(sendRefusals[answer.reason]);
    }
  });

  const problems: Problem[] = order.flatMap((name) => {
    const message = errors[name]?.message;
    return message ? [{ fieldId: fieldId(name), message }] : [];
  });
  if (whole) problems.push({ message: whole });
  const field = (name: keyof UsualFields) => ({
    id: fieldId(name),
    error: errors[name]?.message,
    ...form.register(name),
  });

  return (
    <form className="stack" method="post" noValidate onSubmit={onSubmit} aria-label="The group’s usual">
      <ErrorSummary problems={problems} attempt={submitCount} />
      <FormatField
        {...field("format")}
        label="Agenda to start from"
        hint="Each new session gets a draft of it. Members see it only when you publish it."
        own={formats}
      />
      <TextField
        {...field("minutes")}
        label="Length in minutes"
        className="num"
        inputMode="numeric"
        autoComplete="off"
      />
      <JoiningFields way={way} zones={zones} field={field} />
      <p className="cluster">
        <Button type="submit" aria-disabled={isSubmitting}>
          Save the usual
        </Button>
        <span className="hint" role="status">
          {isDirty ? "" : done}
        </span>
      </p>
    </form>
  );
}
