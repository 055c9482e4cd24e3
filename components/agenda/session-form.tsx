"use client";

import { zodResolver } from "@hookform/resolvers/zod";
import { useEffect, useRef, useState } from "react";
import { type FieldPath, useForm } from "react-hook-form";
import { Button } from "@/components/ui/button";
import { ErrorSummary, type Problem } from "@/components/ui/error-summary";
import { Field } from "@/components/ui/field";
import { TextArea } from "@/components/ui/text-area";
import { TextField } from "@/components/ui/text-field";
import type { ActionResult } from "@/lib/actions/action";
import { type SessionFields, sessionDetails } from "@/lib/group-sessions/input";
import type { PlanRefusal } from "@/lib/group-sessions/rules";
import styles from "./session-form.module.css";
import { planRefusals, sendRefusals } from "./session-refusals";

export type SessionAnswer<T> = ActionResult<T, PlanRefusal | "changed-elsewhere">;

const order = ["date", "time", "minutes", "timeZone", "joinLink", "place", "provided"] as const;
const fieldId = (name: string) => `session-${name}`;

/** When a session is, how long, and how to join. What was typed stays, whatever the server answers. */
export function SessionForm<T>({
  initial,
  zones,
  submit,
  folded = false,
  send,
  onDone,
}: {
  initial: SessionFields;
  zones: readonly string[];
  submit: string;
  folded?: boolean;
  send: (fields: SessionFields) => Promise<SessionAnswer<T>>;
  onDone: (value: T) => SessionFields | null;
}) {
  // Checked by the same schema as the action; `raw` because the action reads the fields as they were typed.
  const form = useForm<SessionFields>({
    defaultValues: initial,
    resolver: zodResolver(sessionDetails, undefined, { raw: true }),
    shouldFocusError: false,
  });
  const { errors, isDirty, isSubmitting, submitCount } = form.formState;
  const [open, setOpen] = useState(!folded);
  const [done, setDone] = useState("");
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
      setDone("Saved. Members see these details now.");
    } else if (answer.reason in planRefusals) {
      const { field, message } = planRefusals[answer.reason as PlanRefusal];
      form.setError(field, { message });
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
  const field = (name: FieldPath<SessionFields>) => ({
    id: fieldId(name),
    error: errors[name]?.message,
    ...form.register(name),
  });
  const { ref: zoneRef, ...zone } = form.register("timeZone");
  const foldedProblem = order.slice(3).some((name) => errors[name]);

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
      <details open={open || foldedProblem} onToggle={(event) => setOpen(event.currentTarget.open)}>
        <summary>How to join, what is provided, time zone</summary>
        <div className={`stack ${styles.more}`}>
          <TextField
            {...field("joinLink")}
            label="Link to join online (optional)"
            hint="It begins with https://. Members see it on this session’s page and nowhere else."
            type="url"
            inputMode="url"
            autoComplete="off"
            spellCheck={false}
          />
          <TextArea
            {...field("place")}
            label="Place, or how to join by phone (optional)"
            hint="An address, or a number and a code."
            rows={2}
          />
          <TextField
            {...field("provided")}
            label="What is provided (optional)"
            hint="For example: captions, and a BSL interpreter"
            autoComplete="off"
          />
          <Field id={fieldId("timeZone")} label="Time zone" error={errors.timeZone?.message}>
            <select className="in mid" id={fieldId("timeZone")} ref={zoneRef} {...zone}>
              {zones.map((name) => (
                <option key={name} value={name}>
                  {name.replaceAll("_", " ")}
                </option>
              ))}
            </select>
          </Field>
        </div>
      </details>
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
