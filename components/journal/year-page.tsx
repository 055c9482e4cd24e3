"use client";

import { useCallback, useEffect, useRef, useState } from "react";
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
  const [told, setTold] = useState("");
  const written = useRef(false);
  const keep = useCallback(async () => {
    if (!written.current) return;
    written.current = false;
    const state = await journal.keepHopes();
    // Written on meanwhile: what is said then is about older words.
    if (!written.current) setTold(inWords[state]);
    if (state !== "saved") written.current = true;
  }, [journal]);
  // After a pause, and when the field is left, as everything else that is written here.
  const pause = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(pause.current), []);
  return (
    <Leaf as="section" labelledBy="hope" snug note={<p>Written at the start, read again at the end.</p>}>
      <h2 id="hope">What you hope for from {year}</h2>
      <div className="stack">
        <TextArea
          id="intention"
          label="In your own words"
          rows={4}
          value={kept}
          autoComplete="off"
          spellCheck={checked}
          data-gramm="false"
          onChange={({ target }) => {
            written.current = true;
            journal.writeHope(year, target.value);
            setTold("");
            clearTimeout(pause.current);
            pause.current = setTimeout(() => void keep(), 1000);
          }}
          onBlur={() => void keep()}
        />
        <p className="cluster">
          <Button look="line" onClick={() => void keep()}>
            Keep this
          </Button>
          <span role="status">{told}</span>
        </p>
      </div>
    </Leaf>
  );
}

const inWords = {
  saved: "Kept, sealed like everything you write.",
  "on-device": "Kept on this device, sealed. The site cannot be reached just now; it is sent when it can.",
  "not-saved":
    "Not kept yet: neither the site nor this device could take it. Your words are still in the box. Keep this page open.",
};
