"use client";

import { type Control, type FieldErrors, type UseFormRegister, useWatch } from "react-hook-form";
import { CheckField } from "@/components/ui/check-field";
import { FieldProblem } from "@/components/ui/field";
import { TextArea } from "@/components/ui/text-area";
import { TextField } from "@/components/ui/text-field";
import type { Audience, DilemmaFields } from "@/lib/dilemmas/input";
import styles from "./dilemmas.module.css";

export const offerFieldId = (name: keyof DilemmaFields) => `dilemma-${name}`;

const audiences: readonly { value: Audience; words: string; hint: string }[] = [
  { value: "facilitator", words: "The group’s facilitators alone", hint: "No other member sees that it is there." },
  { value: "group", words: "The group and its facilitators", hint: "Everybody in the group can read it." },
];

/** The words of a dilemma, and who is to read them. */
export function OfferFields({
  register,
  control,
  errors,
}: {
  register: UseFormRegister<DilemmaFields>;
  control: Control<DilemmaFields>;
  errors: FieldErrors<DilemmaFields>;
}) {
  const audience = useWatch({ control, name: "audience" });
  const field = (name: "title" | "happened" | "wish") => ({
    id: offerFieldId(name),
    error: errors[name]?.message,
    autoComplete: "off",
    ...register(name),
  });
  return (
    <>
      <TextField
        {...field("title")}
        className={styles.title ?? ""}
        label="In one sentence"
        hint="This is its title. It can stand on an agenda."
      />
      <TextArea
        {...field("happened")}
        label="What happened (optional)"
        hint="As little or as much as you like. No names, and no places that tell who it was."
        rows={8}
      />
      <TextArea
        {...field("wish")}
        label="What you would like from the group (optional)"
        hint="To be heard, to understand it better, to see more choices, or something else."
        rows={3}
      />
      <fieldset id={offerFieldId("audience")} tabIndex={-1}>
        <legend className="lab">Who can read it?</legend>
        <FieldProblem id={offerFieldId("audience")} error={errors.audience?.message} />
        {audiences.map(({ value, words, hint }) => (
          <div key={value} className={styles.choice}>
            <input
              type="radio"
              id={`audience-${value}`}
              value={value}
              aria-describedby={`audience-${value}-hint`}
              {...register("audience")}
            />
            <label htmlFor={`audience-${value}`}>{words}</label>
            <p className="hint" id={`audience-${value}-hint`}>
              {hint}
            </p>
          </div>
        ))}
      </fieldset>
      {audience === "group" ? (
        <CheckField
          id={offerFieldId("named")}
          label="Show my name to the group"
          hint="The facilitators see your name either way. Without it, people may still guess."
          {...register("named")}
        />
      ) : null}
    </>
  );
}
