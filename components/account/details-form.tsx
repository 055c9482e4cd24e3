"use client";

import { zodResolver } from "@hookform/resolvers/zod";
import { useRef, useState } from "react";
import { type FieldPath, useForm } from "react-hook-form";
import { Button } from "@/components/ui/button";
import { ErrorSummary, type Problem } from "@/components/ui/error-summary";
import { TextField } from "@/components/ui/text-field";
import type { ActionResult } from "@/lib/actions/action";
import { type OwnDetails, ownDetails } from "@/lib/members/input";
import { accountRefusals } from "./refusals";

const fieldId = (name: string) => `details-${name}`;

/** Name, pronouns, organisation. Each says who sees it. */
export function DetailsForm({
  initial,
  changeOwnDetails,
}: {
  initial: OwnDetails;
  changeOwnDetails: (input: unknown) => Promise<ActionResult<null, never>>;
}) {
  const form = useForm<OwnDetails>({
    defaultValues: initial,
    resolver: zodResolver(ownDetails),
    shouldFocusError: false,
    reValidateMode: "onSubmit",
  });
  const { errors, isDirty, submitCount } = form.formState;
  const [whole, setWhole] = useState({ message: "", at: 0 });
  const [done, setDone] = useState(false);
  const sending = useRef(false);

  const onSubmit = form.handleSubmit(async (fields) => {
    if (sending.current) return;
    sending.current = true;
    setDone(false);
    setWhole({ message: "", at: 0 });
    const answer = await changeOwnDetails(fields).catch(() => ({ ok: false, reason: "trouble" }) as const);
    sending.current = false;
    if (answer.ok) {
      form.reset(fields, { keepSubmitCount: true });
      setDone(true);
    } else if (answer.reason === "invalid") {
      for (const { path, message } of answer.problems ?? []) form.setError(path as FieldPath<OwnDetails>, { message });
    } else {
      const message = accountRefusals[answer.reason];
      setWhole(({ at }) => ({ message, at: at + 1 }));
    }
  });

  const problems: Problem[] = (["name", "pronouns", "organisation"] as const).flatMap((name) => {
    const message = errors[name]?.message;
    return message ? [{ fieldId: fieldId(name), message }] : [];
  });
  if (whole.message) problems.push({ message: whole.message });
  return (
    <form className="stack" method="post" noValidate onSubmit={onSubmit} aria-label="Your details">
      <ErrorSummary problems={problems} attempt={submitCount + whole.at} />
      <TextField
        id={fieldId("name")}
        label="What would you like to be called?"
        hint="Your group sees this."
        autoComplete="name"
        className="mid"
        error={errors.name?.message}
        {...form.register("name")}
      />
      <TextField
        id={fieldId("pronouns")}
        label="Pronouns (optional)"
        hint="In your own words, like she/her or they/them. Your group sees them beside your name."
        className="mid"
        error={errors.pronouns?.message}
        {...form.register("pronouns")}
      />
      <TextField
        id={fieldId("organisation")}
        label="Organisation (optional)"
        hint="Only your facilitators see this. Leave it empty if you come for yourself."
        autoComplete="organization"
        className="mid"
        error={errors.organisation?.message}
        {...form.register("organisation")}
      />
      <p>
        <Button type="submit">Save</Button>
      </p>
      <p role="status">{done && !isDirty ? "Saved." : ""}</p>
    </form>
  );
}
