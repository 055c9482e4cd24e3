"use client";

import { type FormEvent, useState } from "react";
import { Button } from "@/components/ui/button";
import { Leaf } from "@/components/ui/leaf";
import { TextArea } from "@/components/ui/text-area";
import type { OpenReflection } from "@/lib/journal/vault/view";
import { JournalPage } from "./journal-page";
import { useOpenJournal } from "./journal-provider";
import { dayInWords } from "./moment-words";
import { Prose } from "./prose";
import { countInWords, firstWords, nameOf, pathOf } from "./reflection-words";
import { Unlocked } from "./unlocked";
import { useSpelling } from "./use-spelling";

/** A year in one's own words: what was hoped for at its start, beside the lines that were kept on the way. */
export function YearPage() {
  return (
    <JournalPage current="journal" exact={false} paper>
      <Unlocked title="Your year">
        <Year />
      </Unlocked>
    </JournalPage>
  );
}

const yearOf = ({ reflection }: OpenReflection) => String(new Date(reflection.createdAt).getFullYear());
const lineToKeep = "One line to keep";

function Year() {
  const { view } = useOpenJournal();
  const now = new Date();
  const { intentions } = view.settings;
  const years = [...new Set([String(now.getFullYear()), ...view.reflections.map(yearOf), ...Object.keys(intentions)])];
  const [year, setYear] = useState(years[0] ?? String(now.getFullYear()));
  const those = view.reflections.filter((one) => yearOf(one) === year).toReversed();
  const lines = those.flatMap((one) =>
    (one.reflection.parts ?? [])
      .filter(({ ask, text }) => ask === lineToKeep && text.trim() !== "")
      .map(({ text }) => ({ one, text })),
  );
  const marked = those.filter(({ reflection }) => reflection.again);
  const first = those[0];
  const last = those.at(-1);
  return (
    <div className="wrap">
      <Leaf tight note={<p>Nothing here is counted against anything.</p>}>
        <h1>Your year, in your own words</h1>
        <p className="cluster">
          <label htmlFor="year">Year</label>
          <select className="in short" id="year" value={year} onChange={({ target }) => setYear(target.value)}>
            {years
              .sort()
              .toReversed()
              .map((one) => (
                <option key={one}>{one}</option>
              ))}
          </select>
          <a href="/journal">Back to your journal</a>
        </p>
      </Leaf>
      <Intention key={year} year={year} kept={intentions[year] ?? ""} />
      {first && last ? (
        <Leaf as="section" labelledBy="ends" snug>
          <h2 id="ends">{those.length === 1 ? "What you wrote" : "The first that you wrote, and the latest"}</h2>
          <p>{countInWords(those.length)} in all.</p>
          <ul className="lines">
            {[...new Set([first, last])].map((one) => (
              <li key={one.id}>
                <a href={pathOf(one)}>{nameOf(one.reflection)}</a>
                <p>{firstWords(one.reflection)}</p>
                <p className="meta">
                  <span>{dayInWords(one.reflection.createdAt, now)}</span>
                </p>
              </li>
            ))}
          </ul>
        </Leaf>
      ) : (
        <Leaf snug>
          <p>Nothing is written in {year} yet.</p>
        </Leaf>
      )}
      {lines.length > 0 ? (
        <Leaf as="section" labelledBy="lines" snug>
          <h2 id="lines">Lines that you kept</h2>
          <ul className="lines plain">
            {lines.map(({ one, text }) => (
              <li key={one.id}>
                <Prose text={text} />
                <p className="meta">
                  <a href={pathOf(one)}>{dayInWords(one.reflection.createdAt, now)}</a>
                </p>
              </li>
            ))}
          </ul>
        </Leaf>
      ) : null}
      {marked.length > 0 ? (
        <Leaf as="section" labelledBy="marked" snug>
          <h2 id="marked">To come back to</h2>
          <ul className="lines plain">
            {marked.map((one) => (
              <li key={one.id}>
                <a href={pathOf(one)}>{nameOf(one.reflection)}</a>
              </li>
            ))}
          </ul>
        </Leaf>
      ) : null}
    </div>
  );
}

function Intention({ year, kept }: { year: string; kept: string }) {
  const { journal } = useOpenJournal();
  const { checked } = useSpelling();
  const [text, setText] = useState(kept);
  const [told, setTold] = useState("");
  const keep = async (event: FormEvent) => {
    event.preventDefault();
    const answer = await journal.changeSettings((before) => ({
      ...before,
      intentions: { ...before.intentions, [year]: text.trim() },
    }));
    setTold(
      answer.ok
        ? "Kept, sealed like everything you write."
        : "Not kept: the site cannot be reached just now. Your words are still in the box. Try again in a minute.",
    );
  };
  return (
    <Leaf as="section" labelledBy="hope" snug note={<p>Written at the start, read again at the end.</p>}>
      <h2 id="hope">What you hope for from {year}</h2>
      <form className="stack" onSubmit={(event) => void keep(event)} noValidate>
        <TextArea
          id="intention"
          label="In your own words"
          rows={4}
          value={text}
          autoComplete="off"
          spellCheck={checked}
          data-gramm="false"
          onChange={({ target }) => setText(target.value)}
        />
        <p className="cluster">
          <Button type="submit" look="line">
            Keep this
          </Button>
          <span role="status">{told}</span>
        </p>
      </form>
    </Leaf>
  );
}
