"use client";

import { useState } from "react";
import { LinkButton } from "@/components/ui/button";
import { Leaf } from "@/components/ui/leaf";
import { fewForPatterns, type Named, namedOverTime, namedTogether } from "@/lib/journal/vault/patterns";
import type { Reflection } from "@/lib/journal/vault/reflection";
import { JournalPage } from "./journal-page";
import { useOpenJournal } from "./journal-provider";
import { monthInWords } from "./moment-words";
import { MonthsChart } from "./months-chart";
import styles from "./over-time.module.css";
import { feelingsOf } from "./reflection-words";
import { Unlocked } from "./unlocked";

/** Feelings and themes over the months: in sentences, in a table, and drawn. Made here, from what is open here. */
export function OverTimePage() {
  return (
    <JournalPage current="journal" exact={false} paper>
      <Unlocked title="Over time">
        <OverTime />
      </Unlocked>
    </JournalPage>
  );
}

const spans = [
  { months: 3, label: "The last three months" },
  { months: 12, label: "The last year" },
  { months: 0, label: "Everything" },
] as const;

function OverTime() {
  const { view } = useOpenJournal();
  const [span, setSpan] = useState<number>(12);
  const since = new Date();
  since.setMonth(since.getMonth() - span);
  const all = view.reflections.map(({ reflection }) => reflection).toReversed();
  const within = span === 0 ? all : all.filter(({ createdAt }) => new Date(createdAt) >= since);
  const monthOf = ({ createdAt }: Reflection) => monthInWords(createdAt);
  const months = [...new Set(within.map(monthOf))];
  const feelings = namedOverTime(within, feelingsOf, monthOf);
  const themes = namedOverTime(within, ({ tags }) => tags, monthOf);
  return (
    <div className="wrap">
      <Leaf tight note={<p>Worked out on this device. No one feeling is better than another.</p>}>
        <h1>Over time</h1>
        <p className="lead">The words you chose, and the months in which you chose them.</p>
        <fieldset>
          <legend className="lab">How far back</legend>
          <div className="guides">
            {spans.map(({ months: count, label }) => (
              <label key={count} className="opt">
                <input type="radio" name="span" checked={span === count} onChange={() => setSpan(count)} />
                <span>{label}</span>
              </label>
            ))}
          </div>
        </fieldset>
        <p>
          <a href="/journal">Back to your journal</a>
        </p>
      </Leaf>
      {within.length < fewForPatterns ? (
        <Leaf snug>
          <h2>Patterns need a little time</h2>
          <p>When you have written a few more reflections, this page has something to say.</p>
          <p>
            <LinkButton href="/journal/write">Write something</LinkButton>
          </p>
        </Leaf>
      ) : (
        <>
          <Words heading="Feelings" named={feelings} months={months} reflections={within} />
          <Words heading="Themes" named={themes} months={months} reflections={null} />
        </>
      )}
    </div>
  );
}

function Words({
  heading,
  named,
  months,
  reflections,
}: {
  heading: string;
  named: readonly Named[];
  months: readonly string[];
  reflections: readonly Reflection[] | null;
}) {
  const id = heading.toLowerCase();
  if (named.length === 0) {
    return (
      <Leaf snug as="section" labelledBy={id}>
        <h2 id={id}>{heading}</h2>
        <p>You have not chosen any in this time.</p>
      </Leaf>
    );
  }
  return (
    <Leaf as="section" labelledBy={id} snug>
      <h2 id={id}>{heading}</h2>
      <ul className="lines plain">
        {named.slice(0, 3).map((one) => (
          <li key={one.word}>{sentence(one, months)}</li>
        ))}
        {reflections
          ? namedTogether(reflections).map(({ words: [one, other] }) => (
              <li key={`${one} ${other}`}>
                “{one}” and “{other}” stood together more than once.
              </li>
            ))
          : null}
      </ul>
      <details>
        <summary>{`${heading} by month, as a table`}</summary>
        <div className={styles.scroll}>
          <table className={styles.table}>
            <thead>
              <tr>
                <th scope="col">{heading === "Feelings" ? "Feeling" : "Theme"}</th>
                <th scope="col">Months</th>
              </tr>
            </thead>
            <tbody>
              {named.map(({ word, months: those }) => (
                <tr key={word}>
                  <th scope="row">{word}</th>
                  <td>{those.join(", ")}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </details>
      <MonthsChart title={`${heading} by month`} named={named} months={months} />
    </Leaf>
  );
}

/** "You named “torn” in May, June and September 2026." */
function sentence({ word, months: those }: Named, months: readonly string[]): string {
  const quoted = `You chose “${word}” in`;
  if (those.length === months.length && months.length > 2) return `${quoted} every month that you wrote in.`;
  const years = new Set(those.map((month) => month.split(" ")[1]));
  const names = years.size === 1 ? those.map((month) => month.split(" ")[0] ?? month) : those;
  const list = new Intl.ListFormat("en-GB").format(names);
  return `${quoted} ${list}${years.size === 1 ? ` ${[...years][0]}` : ""}.`;
}
