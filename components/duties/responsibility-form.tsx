"use client";

import { zodResolver } from "@hookform/resolvers/zod";
import { useState } from "react";
import { type Resolver, useForm } from "react-hook-form";
import { changedElsewhere, commonRefusals, lost } from "@/components/joining/refusals";
import { Button } from "@/components/ui/button";
import { CheckField } from "@/components/ui/check-field";
import { ErrorSummary, type Problem } from "@/components/ui/error-summary";
import { TextArea } from "@/components/ui/text-area";
import { TextField } from "@/components/ui/text-field";
import type { ActionResult } from "@/lib/actions/action";
import { type ResponsibilityFields, responsibilityDetails } from "@/lib/duties/input";

type Save = (
  change: ResponsibilityFields & { version: number },
) => Promise<ActionResult<{ version: number }, "changed-elsewhere">>;

const refusals = { ...commonRefusals, "changed-elsewhere": changedElsewhere };
const names = ["responsible", "contact", "registration", "suppliers", "backupDays", "retentionRead"] as const;
const resolver = zodResolver(responsibilityDetails, undefined, { raw: true }) as Resolver<ResponsibilityFields>;

/** Who is responsible for the data, how to reach them, who else holds it, and for how long. */
export function ResponsibilityForm({
  initial,
  version,
  saveResponsibilities,
}: {
  initial: ResponsibilityFields;
  version: number;
  saveResponsibilities: Save;
}) {
  const form = useForm<ResponsibilityFields>({ defaultValues: initial, resolver, shouldFocusError: false });
  const [base, setBase] = useState(version);
  const [whole, setWhole] = useState({ message: "", at: 0 });
  const [done, setDone] = useState("");
  const { errors, isSubmitting, submitCount, isDirty } = form.formState;
  const field = (name: (typeof names)[number]) => ({ id: name, error: errors[name]?.message, ...form.register(name) });

  const onSubmit = form.handleSubmit(async (fields) => {
    const answer = await saveResponsibilities({ ...fields, version: base }).catch(lost);
    setDone("");
    if (answer.ok) {
      setBase(answer.value.version);
      setWhole({ message: "", at: 0 });
      setDone("Saved. It stands on the page Privacy now.");
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
    <form className="stack" method="post" noValidate onSubmit={onSubmit} aria-label="Who is responsible">
      <ErrorSummary problems={problems} attempt={submitCount + whole.at} />
      <TextField
        {...field("responsible")}
        label="Who is responsible for the data (the controller)"
        hint="The name of the business or person, as it is registered."
        autoComplete="organization"
        className="mid"
      />
      <TextField
        {...field("contact")}
        label="How to reach them"
        hint="An email or postal address that anybody may see."
        autoComplete="off"
        className="mid"
      />
      <TextField
        {...field("registration")}
        label="ICO registration number (optional)"
        autoComplete="off"
        className="short"
      />
      <TextArea
        {...field("suppliers")}
        label="Who else holds the data"
        hint="Whoever runs the server, keeps its backups or sends its mail: name, country and what for. “None” if nobody does."
        rows={4}
      />
      <TextField
        {...field("backupDays")}
        label="Backups are kept for how many days?"
        hint="What is deleted here can stay in a backup for that long."
        inputMode="numeric"
        className="num"
      />
      <CheckField {...field("retentionRead")} label="I have read above how long things are kept, and it suits us" />
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
