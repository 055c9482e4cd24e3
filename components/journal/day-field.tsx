"use client";

import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { TextField } from "@/components/ui/text-field";
import type { Roughly } from "@/lib/journal/vault/reflection";
import type { Writing } from "@/lib/journal/vault/writing";
import { focusSoon } from "./focus-soon";
import { dayInWords, dayToInstant, fieldDay, roughDay } from "./moment-words";

/** The day that a reflection is about: the day of writing, until the writer says another, exactly or roughly. */
export function DayField({
  createdAt,
  words,
  onDay,
  onChange,
}: {
  createdAt: string;
  words: Writing;
  onDay: (createdAt: string) => void;
  onChange: (words: Writing) => void;
}) {
  const [open, setOpen] = useState(false);
  const [problem, setProblem] = useState("");
  const now = new Date();
  const show = (fields: boolean) => {
    setOpen(fields);
    setProblem("");
    focusSoon(fields ? "#day" : "#change-day");
  };
  if (!open) {
    return (
      <p className="cluster">
        <span>{roughDay(dayInWords(createdAt, now), words.roughly)}</span>
        <Button look="quiet" id="change-day" aria-label="Change the day" onClick={() => show(true)}>
          Change
        </Button>
      </p>
    );
  }
  const choose = (day: string) => {
    const instant = dayToInstant(day);
    const ahead = instant !== null && fieldDay(new Date(instant)) > fieldDay(now);
    setProblem(instant === null ? "Choose a day that exists" : ahead ? "Choose today, or a day before it" : "");
    if (instant && !ahead) onDay(instant);
  };
  return (
    <div className="stack">
      <TextField
        id="day"
        label="The day it is about"
        type="date"
        defaultValue={fieldDay(new Date(createdAt))}
        max={fieldDay(now)}
        error={problem || undefined}
        onChange={({ target }) => choose(target.value)}
      />
      <Field id="roughly" label="How exactly?">
        <select
          className="in"
          id="roughly"
          value={words.roughly ?? ""}
          onChange={({ target }) => {
            const { roughly: _before, ...rest } = words;
            onChange(target.value ? { ...rest, roughly: target.value as Roughly } : rest);
          }}
        >
          <option value="">That day</option>
          <option value="days">Some days around it</option>
          <option value="month">Some time that month</option>
          <option value="year">Some time that year</option>
        </select>
      </Field>
      <p>
        <Button look="quiet" onClick={() => show(false)}>
          Done
        </Button>
      </p>
    </div>
  );
}
