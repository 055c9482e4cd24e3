"use client";

import { useMemo, useRef } from "react";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Leaf } from "@/components/ui/leaf";
import { TextField } from "@/components/ui/text-field";
import { guides } from "@/lib/journal/guides";
import type { Looking } from "@/lib/journal/vault/search";
import type { OpenReflection } from "@/lib/journal/vault/view";
import { lastDay } from "./moment-words";
import { countInWords, feelingsOf } from "./reflection-words";
import { type ListedSession, useSessions } from "./use-sessions";

export const nothingSought: Looking = { text: "" };

const isSought = (looking: Looking): boolean =>
  Boolean(looking.text.trim() || looking.theme || looking.feeling || looking.guide || looking.sessionId);

/** Looks through the journal on this device, by words and by what was chosen beside them. */
export function SearchBox({
  reflections,
  found,
  looking,
  onLook,
}: {
  reflections: readonly OpenReflection[];
  found: number;
  looking: Looking;
  onLook: (looking: Looking) => void;
}) {
  const sought = isSought(looking);
  const field = useRef<HTMLInputElement>(null);
  // The button goes away with what was looked for: the focus must not go with it.
  const showEverything = () => {
    onLook(nothingSought);
    field.current?.focus();
  };
  return (
    <Leaf snug as="section" labelledBy="search-heading" note={<p>Searching happens on this device alone.</p>}>
      <h2 id="search-heading" className="vh">
        Search your journal
      </h2>
      <search className="stack">
        <TextField
          id="search"
          ref={field}
          label="Search your journal"
          className="mid"
          type="search"
          autoComplete="off"
          spellCheck={false}
          value={looking.text}
          onChange={({ target }) => onLook({ ...looking, text: target.value })}
        />
        <Filters reflections={reflections} looking={looking} onLook={onLook} />
        <p className="cluster">
          <span role="status">{sought ? `${countInWords(found)} found.` : ""}</span>
          {sought ? (
            <Button look="quiet" onClick={showEverything}>
              Show everything
            </Button>
          ) : null}
        </p>
      </search>
    </Leaf>
  );
}

const sorted = (words: Iterable<string>) => [...new Set(words)].sort((one, other) => one.localeCompare(other, "en-GB"));

type Choice = { part: keyof Looking; label: string; options: { value: string; words: string }[] };

function choicesIn(reflections: readonly OpenReflection[], sessions: readonly ListedSession[]): Choice[] {
  const of = reflections.map(({ reflection }) => reflection);
  const used = new Set(of.map(({ guide }) => guide));
  const ids = new Set(of.flatMap(({ session }) => session?.id ?? []));
  const choices: Choice[] = [
    { part: "theme", label: "Theme", options: sorted(of.flatMap(({ tags }) => tags)).map(same) },
    { part: "feeling", label: "Feeling", options: sorted(of.flatMap(feelingsOf)).map(same) },
    {
      part: "guide",
      label: "Way of writing",
      options: guides.filter(({ id }) => used.has(id)).map(({ id, name }) => ({ value: id, words: name })),
    },
    {
      part: "sessionId",
      label: "Session",
      options: sessions
        .filter(({ id }) => ids.has(id))
        .map(({ id, startsAt, timeZone }) => ({ value: id, words: lastDay(startsAt, timeZone) })),
    },
  ];
  return choices.filter(({ options }) => options.length > 0);
}

function Filters({
  reflections,
  looking,
  onLook,
}: {
  reflections: readonly OpenReflection[];
  looking: Looking;
  onLook: (looking: Looking) => void;
}) {
  const sessions = useSessions();
  // Gathered once, not at each key.
  const there = useMemo(() => choicesIn(reflections, sessions ?? []), [reflections, sessions]);
  const set = (part: keyof Looking, value: string) => {
    const { [part]: _before, ...rest } = looking;
    onLook((value ? { ...rest, [part]: value } : rest) as Looking);
  };
  if (there.length === 0) return null;
  return (
    <details>
      <summary>Only some of them</summary>
      <div className="cluster">
        {there.map(({ part, label, options }) => (
          <Field key={part} id={`only-${part}`} label={label}>
            <select
              className="in"
              id={`only-${part}`}
              value={looking[part] ?? ""}
              onChange={({ target }) => set(part, target.value)}
            >
              <option value="">Any</option>
              {options.map(({ value, words }) => (
                <option key={value} value={value}>
                  {words}
                </option>
              ))}
            </select>
          </Field>
        ))}
      </div>
    </details>
  );
}

const same = (word: string) => ({ value: word, words: word });
