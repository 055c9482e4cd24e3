"use client";

import { zodResolver } from "@hookform/resolvers/zod";
import { useRef, useState } from "react";
import { type Resolver, useForm } from "react-hook-form";
import { Button } from "@/components/ui/button";
import { CheckField } from "@/components/ui/check-field";
import { ErrorSummary, type Problem } from "@/components/ui/error-summary";
import { Field } from "@/components/ui/field";
import { TextField } from "@/components/ui/text-field";
import type { ActionResult } from "@/lib/actions/action";
import { type NewGroupFields, newGroup } from "@/lib/groups/input";
import { commonRefusals, lost } from "./refusals";

const resolver = zodResolver(newGroup) as Resolver<NewGroupFields>;

/** Makes a group: empty, or with people and beginnings from the one that is shown. Afterwards the new one is shown. */
export function NewGroupForm({
  timeZone,
  zones,
  people,
  makeGroup,
  chooseGroup,
}: {
  timeZone: string;
  zones: readonly string[];
  people: readonly { memberId: string; name: string }[];
  makeGroup: (input: NewGroupFields & { groupId: string }) => Promise<ActionResult<{ groupId: string }, never>>;
  chooseGroup: (choice: { groupId: string }) => Promise<ActionResult<null, never>>;
}) {
  const form = useForm<NewGroupFields>({
    defaultValues: { name: "", timeZone, copies: true, memberIds: [] },
    resolver,
    shouldFocusError: false,
  });
  const { errors, submitCount, isSubmitting } = form.formState;
  const [whole, setWhole] = useState("");
  // One id for every press: the answer to the first may have been lost.
  const id = useRef("");
  const send = form.handleSubmit(async (fields) => {
    id.current ||= crypto.randomUUID();
    setWhole("");
    const made = await makeGroup({ ...fields, groupId: id.current }).catch(lost);
    if (!made.ok) return setWhole(commonRefusals[made.reason]);
    await chooseGroup(made.value).catch(lost);
    window.location.assign("/facilitate");
  });
  const problems: Problem[] = (["name", "timeZone"] as const).flatMap((name) => {
    const message = errors[name]?.message;
    return message ? [{ fieldId: `new-${name}`, message }] : [];
  });
  if (whole) problems.push({ message: whole });
  return (
    <form method="post" className="stack" noValidate onSubmit={(event) => void send(event)} aria-label="A new group">
      <ErrorSummary problems={problems} attempt={submitCount} />
      <TextField
        id="new-name"
        label="Name of the new group"
        autoComplete="off"
        error={errors.name?.message}
        {...form.register("name")}
      />
      <Field id="new-timeZone" label="Time zone" error={errors.timeZone?.message}>
        <select id="new-timeZone" className="in mid" {...form.register("timeZone")}>
          {zones.map((zone) => (
            <option key={zone} value={zone}>
              {zone.replaceAll("_", " ")}
            </option>
          ))}
        </select>
      </Field>
      <CheckField id="new-copies" label="Copy the usual, and our own formats and stages" {...form.register("copies")} />
      {people.length > 0 ? (
        <fieldset>
          <legend className="lab">Who comes along</legend>
          <div className="two-up">
            {people.map(({ memberId, name }) => (
              <CheckField
                key={memberId}
                id={`new-${memberId}`}
                label={name}
                value={memberId}
                {...form.register("memberIds")}
              />
            ))}
          </div>
        </fieldset>
      ) : null}
      <p>
        <Button type="submit" aria-disabled={isSubmitting}>
          Make the group
        </Button>
      </p>
    </form>
  );
}
