"use client";

import type { UseFormRegisterReturn } from "react-hook-form";
import { CheckField } from "@/components/ui/check-field";
import { Field } from "@/components/ui/field";
import { TextArea } from "@/components/ui/text-area";
import { TextField } from "@/components/ui/text-field";
import { provisions } from "@/lib/access-needs/rules";
import type { SessionFields } from "@/lib/group-sessions/input";
import { ways } from "./way-words";

type Way = NonNullable<SessionFields["way"]>;
type Name = "timeZone" | "way" | "joinLink" | "place" | "provisions" | "provided";
export type JoiningField = (name: Name) => UseFormRegisterReturn & { id: string; error: string | undefined };

const placeWords: Record<Way, { label: string; hint: string }> = {
  online: { label: "How to join by phone (optional)", hint: "A number and a code, if there is one." },
  "in-person": {
    label: "Place (optional)",
    hint: "The address and how to get in: step-free way, parking, nearest stop.",
  },
  both: {
    label: "Place, and other ways to join (optional)",
    hint: "The address and how to get in, and a phone number if there is one.",
  },
};

/** How people come together and what is provided: the same for a session and for a group's usual. */
export function JoiningFields({ way, zones, field }: { way: Way; zones: readonly string[]; field: JoiningField }) {
  const { error: zoneError, ...zone } = field("timeZone");
  const { id: wayId, error: wayError, ...wayRadio } = field("way");
  const { id: provisionsId, error: _none, ...provision } = field("provisions");
  return (
    <>
      <fieldset>
        <legend className="lab">How people come together</legend>
        {wayError ? <p className="err">{wayError}</p> : null}
        <div className="guides">
          {ways.map(({ id, name }) => (
            <label key={id} className="opt shared">
              <input type="radio" id={`${wayId}-${id}`} value={id} {...wayRadio} />
              <span>{name}</span>
            </label>
          ))}
        </div>
      </fieldset>
      {way === "in-person" ? null : (
        <TextField
          {...field("joinLink")}
          label="Link to join online (optional)"
          hint="It begins with https://. Members see it on this session’s page and nowhere else."
          type="url"
          inputMode="url"
          autoComplete="off"
          spellCheck={false}
        />
      )}
      <TextArea {...field("place")} label={placeWords[way].label} hint={placeWords[way].hint} rows={2} />
      <fieldset>
        <legend className="lab">What is provided</legend>
        <div className="two-up">
          {provisions.map(({ id, label }) => (
            <CheckField key={id} id={`${provisionsId}-${id}`} label={label} value={id} {...provision} />
          ))}
        </div>
      </fieldset>
      <TextField
        {...field("provided")}
        label="Anything else that is provided (optional)"
        hint="For example: a hearing loop"
        autoComplete="off"
      />
      <Field id={zone.id} label="Time zone" error={zoneError}>
        <select className="in mid" {...zone}>
          {zones.map((name) => (
            <option key={name} value={name}>
              {name.replaceAll("_", " ")}
            </option>
          ))}
        </select>
      </Field>
    </>
  );
}
