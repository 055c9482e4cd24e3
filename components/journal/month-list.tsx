"use client";

import { Leaf } from "@/components/ui/leaf";
import type { OpenReflection } from "@/lib/journal/vault/view";
import { dayInWords } from "./moment-words";
import styles from "./reflection-list.module.css";
import { byMonth, firstWords, nameOf, pathOf } from "./reflection-words";

/** Reflections under their months, in the order given. */
export function MonthList({ reflections, now }: { reflections: readonly OpenReflection[]; now: Date }) {
  return byMonth(reflections).map(({ month, reflections: those }) => {
    const id = `month-${month.replace(" ", "-")}`;
    return (
      <Leaf key={month} snug as="section" labelledBy={id}>
        <h2 id={id} className={styles.month}>
          {month}
        </h2>
        <ul className={styles.list}>
          {those.map((one) => (
            <Line key={one.id} one={one} now={now} />
          ))}
        </ul>
      </Leaf>
    );
  });
}

function Line({ one, now }: { one: OpenReflection; now: Date }) {
  const { reflection, onServer } = one;
  return (
    <li>
      <a href={pathOf(one)}>{nameOf(reflection)}</a>
      {reflection.title.trim() && reflection.body.trim() ? (
        <p className={styles.first}>{firstWords(reflection)}</p>
      ) : null}
      <p className="meta">
        <span>{dayInWords(reflection.createdAt, now)}</span>
        {reflection.draft ? <span className={styles.draft}>Draft</span> : null}
        {reflection.conflictOf ? <span>A second version, kept</span> : null}
        {onServer ? null : <span>Only on this device so far</span>}
      </p>
    </li>
  );
}
