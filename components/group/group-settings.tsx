"use client";

import { zodResolver } from "@hookform/resolvers/zod";
import { useState } from "react";
import { type Resolver, useForm } from "react-hook-form";
import { Button } from "@/components/ui/button";
import { ErrorSummary, type Problem } from "@/components/ui/error-summary";
import { Leaf } from "@/components/ui/leaf";
import { TextField } from "@/components/ui/text-field";
import type { ActionResult } from "@/lib/actions/action";
import { groupNaming, groupYear, type YearFields } from "@/lib/groups/input";
import { commonRefusals, lost } from "./refusals";

type Saved = { version: number; goesOn?: string };
type Save<F, R extends string> = (input: F & { version: number }) => Promise<ActionResult<Saved, R>>;

const refusals = {
  ...commonRefusals,
  "changed-elsewhere":
    "Somebody else has changed this meanwhile. Nothing of yours was saved. Load the page again to see theirs.",
  "goes-too-soon": "Choose a day at least 30 days from today, so that everybody can still read and take away",
};
const yearResolver = zodResolver(groupYear, undefined, { raw: true }) as Resolver<YearFields>;
const nameResolver = zodResolver(groupNaming) as Resolver<{ name: string }>;
const days = [
  { name: "startsOn", label: "It starts on", hint: undefined },
  { name: "middleOn", label: "Review half-way (optional)", hint: "A day to look at how it goes." },
  { name: "endsOn", label: "It ends on", hint: "From the next day on, the group’s pages can be read and not changed." },
  {
    name: "goesOn",
    label: "Its pages go on (optional)",
    hint: "Empty: 90 days after the end. Sessions, dilemmas and everything shared go then. Journals and accounts never do.",
  },
] as const;

/** A group's name and year. Both are saved against one version: what somebody else changed is never lost unseen. */
export function GroupSettings({
  name,
  year,
  version: first,
  isOver,
  renameGroup,
  saveGroupYear,
}: {
  name: string;
  year: YearFields;
  version: number;
  isOver: boolean;
  renameGroup: Save<{ name: string }, "changed-elsewhere">;
  saveGroupYear: Save<YearFields, "changed-elsewhere" | "goes-too-soon">;
}) {
  const [version, setVersion] = useState(first);
  return (
    <>
      {isOver ? null : (
        <Leaf as="section" labelledBy="name-of" snug>
          <h2 id="name-of">Its name</h2>
          <NameForm name={name} save={(fields) => renameGroup({ ...fields, version })} onSaved={setVersion} />
        </Leaf>
      )}
      <Leaf as="section" labelledBy="year" snug>
        <h2 id="year">Its year</h2>
        <YearForm year={year} save={(fields) => saveGroupYear({ ...fields, version })} onSaved={setVersion} />
      </Leaf>
    </>
  );
}

function NameForm({
  name,
  save,
  onSaved,
}: {
  name: string;
  save: (fields: { name: string }) => Promise<ActionResult<Saved, "changed-elsewhere">>;
  onSaved: (version: number) => void;
}) {
  const form = useForm({ defaultValues: { name }, resolver: nameResolver, shouldFocusError: false });
  const { errors, submitCount, isSubmitting, isDirty } = form.formState;
  const [said, setSaid] = useState("");
  const [whole, setWhole] = useState("");
  const send = form.handleSubmit(async (fields) => {
    const answer = await save(fields).catch(lost);
    setWhole(answer.ok ? "" : refusals[answer.reason]);
    if (!answer.ok) return;
    onSaved(answer.value.version);
    form.reset(fields, { keepSubmitCount: true });
    setSaid("Saved.");
  });
  const message = errors.name?.message;
  const problems: Problem[] = [
    ...(message ? [{ fieldId: "group-name", message }] : []),
    ...(whole ? [{ message: whole }] : []),
  ];
  return (
    <form
      method="post"
      className="stack"
      noValidate
      onSubmit={(event) => void send(event)}
      aria-label="The group’s name"
    >
      <ErrorSummary problems={problems} attempt={submitCount} />
      <TextField id="group-name" label="Name" autoComplete="off" error={message} {...form.register("name")} />
      <p className="cluster">
        <Button type="submit" aria-disabled={isSubmitting}>
          Save the name
        </Button>
        <span className="hint" role="status">
          {isDirty ? "" : said}
        </span>
      </p>
    </form>
  );
}

function YearForm({
  year,
  save,
  onSaved,
}: {
  year: YearFields;
  save: (fields: YearFields) => Promise<ActionResult<Saved, "changed-elsewhere" | "goes-too-soon">>;
  onSaved: (version: number) => void;
}) {
  const form = useForm<YearFields>({ defaultValues: year, resolver: yearResolver, shouldFocusError: false });
  const { errors, submitCount, isSubmitting, isDirty } = form.formState;
  const [said, setSaid] = useState("");
  const [whole, setWhole] = useState("");
  const send = form.handleSubmit(async (fields) => {
    const answer = await save(fields).catch(lost);
    setWhole("");
    if (answer.ok) {
      onSaved(answer.value.version);
      form.reset({ ...fields, goesOn: answer.value.goesOn ?? fields.goesOn }, { keepSubmitCount: true });
      setSaid("Saved. Every member can see these days on the group’s page.");
    } else if (answer.reason === "goes-too-soon") {
      form.setError("goesOn", { message: refusals[answer.reason] });
    } else {
      setWhole(refusals[answer.reason]);
    }
  });
  const problems: Problem[] = days.flatMap(({ name }) => {
    const message = errors[name]?.message;
    return message ? [{ fieldId: `year-${name}`, message }] : [];
  });
  if (whole) problems.push({ message: whole });
  return (
    <form
      method="post"
      className="stack"
      noValidate
      onSubmit={(event) => void send(event)}
      aria-label="The group’s year"
    >
      <ErrorSummary problems={problems} attempt={submitCount} />
      {days.map(({ name, label, hint }) => (
        <TextField
          key={name}
          id={`year-${name}`}
          label={label}
          hint={hint}
          type="date"
          error={errors[name]?.message}
          {...form.register(name)}
        />
      ))}
      <p className="cluster">
        <Button type="submit" aria-disabled={isSubmitting}>
          Save the year
        </Button>
        <span className="hint" role="status">
          {isDirty ? "" : said}
        </span>
      </p>
    </form>
  );
}
