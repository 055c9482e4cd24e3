"use client";

import { zodResolver } from "@hookform/resolvers/zod";
import { type ReactNode, useEffect, useRef, useState } from "react";
import { type FieldPath, type Resolver, useForm, useWatch } from "react-hook-form";
import { Button } from "@/components/ui/button";
import { ErrorSummary, type Problem } from "@/components/ui/error-summary";
import { TextField } from "@/components/ui/text-field";
import type { ActionResult } from "@/lib/actions/action";
import type { FormatName } from "@/lib/agendas/rules";
import { type SessionFields, sessionPlan } from "@/lib/group-sessions/input";
import type { PlanRefusal } from "@/lib/group-sessions/rules";
import { FormatField } from "./format-field";
import { JoiningFields } from "./joining-fields";
import styles from "./session-form.module.css";
import { planRefusals, sendRefusals } from "./session-refusals";

export type SessionAnswer<T> = ActionResult<T, PlanRefusal | "format-gone" | "changed-elsewhere">;

const order = [
  "date",
  "time",
  "minutes",
  "format",
  "way",
  "joinLink",
  "place",
  "provisions",
  "provided",
  "timeZone",
] as const;
const fieldId = (name: string) => `session-${name}`;

// Checked by the same schema as the action; `raw` because the action reads the fields as they were typed. A link that is
// not shown is not looked at either.
const checked = zodResolver(sessionPlan, undefined, { raw: true }) as Resolver<SessionFields>;
const resolver: Resolver<SessionFields> = (fields, ...rest) =>
  checked(fields.way === "in-person" ? { ...fields, joinLink: "" } : fields, ...rest);

/** When a session is, how long, and how to join. What was typed stays, whatever the server answers. */
export function SessionForm<T>({
  initial,
  zones,
  submit,
  folded = false,
  formats = [],
  note,
  send,
  onDone,
  said = () => "Saved. Members see these details now.",
}: {
  initial: SessionFields;
  zones: readonly string[];
  submit: string;
  folded?: boolean;
  /** The group's own formats, to plan from. */
  formats?: readonly FormatName[];
  /** What saving brings about. */
  note?: ReactNode;
  send: (fields: SessionFields) => Promise<SessionAnswer<T>>;
  onDone: (value: T) => SessionFields | null;
  /** What saving led to. */
  said?: (value: T) => ReactNode;
}) {
  const form = useForm<SessionFields>({ defaultValues: initial, resolver, shouldFocusError: false });
  const way = useWatch({ control: form.control, name: "way" }) ?? "online";
  const { errors, isDirty, isSubmitting, submitCount } = form.formState;
  const [open, setOpen] = useState(!folded);
  const [done, setDone] = useState<ReactNode>("");
  const [whole, setWhole] = useState("");

  // A second press while the first is under way, or while it leads on to the next page, would plan a second session.
  const sending = useRef(false);
  useEffect(() => {
    // Come back to with the browser's own button, it may be sent again.
    const again = () => {
      sending.current = false;
    };
    addEventListener("pageshow", again);
    return () => removeEventListener("pageshow", again);
  }, []);
  const onSubmit = form.handleSubmit(async (fields) => {
    if (sending.current) return;
    sending.current = true;
    const answer = await send(fields).catch(() => ({ ok: false, reason: "trouble" }) as const);
    sending.current = false;
    setDone("");
    setWhole("");
    if (answer.ok) {
      const stored = onDone(answer.value);
      sending.current = stored === null;
      if (stored) form.reset(stored, { keepSubmitCount: true });
      setDone(said(answer.value));
    } else if (answer.reason in planRefusals) {
      const { field: name, message } = planRefusals[answer.reason as keyof typeof planRefusals];
      form.setError(name, { message });
    } else if (answer.reason === "invalid") {
      for (const { path, message } of answer.problems ?? [])
        form.setError(path as FieldPath<SessionFields>, { message });
    } else {
      setWhole(sendRefusals[answer.reason as keyof typeof sendRefusals]);
    }
  });

  const problems: Problem[] = order.flatMap((name) => {
    const message = errors[name]?.message;
    return message ? [{ fieldId: fieldId(name), message }] : [];
  });
  if (whole) problems.push({ message: whole });
  const field = (name: keyof SessionFields) => ({
    id: fieldId(name),
    error: errors[name]?.message,
    ...form.register(name),
  });
  const foldedProblem = order.slice(4).some((name) => errors[name]);

  return (
    <form className="stack" method="post" noValidate onSubmit={onSubmit} aria-label="When, and how to join">
      <ErrorSummary problems={problems} attempt={submitCount} />
      <div className="setup">
        <TextField {...field("date")} label="Date" type="date" />
        <TextField {...field("time")} label="Starts at" type="time" />
        <TextField
          {...field("minutes")}
          label="Length in minutes"
          className="num"
          inputMode="numeric"
          autoComplete="off"
        />
      </div>
      {initial.format ? (
        <FormatField
          {...field("format")}
          label="Start the agenda from"
          hint="Members see it only when you publish it. You can change everything."
          nothing="Nothing yet"
          own={formats}
        />
      ) : null}
      <details open={open || foldedProblem} onToggle={(event) => setOpen(event.currentTarget.open)}>
        <summary>How to join, what is provided, time zone</summary>
        <div className={`stack ${styles.more}`}>
          <JoiningFields way={way} zones={zones} field={field} />
        </div>
      </details>
      {note}
      <p className="cluster">
        <Button type="submit" look={folded ? "line" : "main"} aria-disabled={isSubmitting}>
          {submit}
        </Button>
        <span className="hint" role="status">
          {isDirty ? (folded ? "These details are not saved yet." : "") : done}
        </span>
      </p>
    </form>
  );
}
