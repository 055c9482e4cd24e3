"use client";

import { useState } from "react";
import { Button } from "@/components/ui/button";
import { CheckField } from "@/components/ui/check-field";
import { Leaf } from "@/components/ui/leaf";
import type { OpenReflection } from "@/lib/journal/vault/view";
import { JournalPage } from "./journal-page";
import { useOpenJournal } from "./journal-provider";
import { dayInWords, roughDay } from "./moment-words";
import styles from "./print.module.css";
import { Prose } from "./prose";
import { nameOf, partKey } from "./reflection-words";
import { Unlocked } from "./unlocked";

/** Chosen reflections on paper, in ordinary or large print. */
export function PrintPage() {
  return (
    <JournalPage current="journal" exact={false} paper>
      <Unlocked title="Print reflections">
        <Choice />
      </Unlocked>
    </JournalPage>
  );
}

function Choice() {
  const { view } = useOpenJournal();
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [large, setLarge] = useState(false);
  const now = new Date();
  const those = view.reflections.filter(({ id }) => chosen.has(id)).toReversed();
  const toggle = (id: string) => {
    const next = new Set(chosen);
    if (!next.delete(id)) next.add(id);
    setChosen(next);
  };
  return (
    <div className="wrap">
      <div className="noprint">
        <Leaf tight note={<p>Paper is not locked. Keep it where you keep things that matter.</p>}>
          <h1>Print reflections</h1>
          <p>Choose which ones. They are printed oldest first, each on a page of its own.</p>
          <CheckField id="large" label="Large print" checked={large} onChange={() => setLarge(!large)} />
          <p className="cluster">
            <Button aria-disabled={those.length === 0 || undefined} onClick={() => those.length > 0 && print()}>
              {those.length === 0 ? "Print" : `Print ${those.length}`}
            </Button>
            <Button look="quiet" onClick={() => setChosen(new Set(view.reflections.map(({ id }) => id)))}>
              Choose all
            </Button>
            <Button look="quiet" onClick={() => setChosen(new Set())}>
              Choose none
            </Button>
            <a href="/journal">Back to your journal</a>
          </p>
        </Leaf>
        <Leaf snug>
          <ul className="lines plain">
            {view.reflections.map(({ id, reflection }) => (
              <li key={id}>
                <CheckField
                  id={`print-${id}`}
                  label={nameOf(reflection)}
                  hint={roughDay(dayInWords(reflection.createdAt, now), reflection.roughly)}
                  checked={chosen.has(id)}
                  onChange={() => toggle(id)}
                />
              </li>
            ))}
          </ul>
        </Leaf>
      </div>
      <div className={large ? `${styles.paper} ${styles.large}` : styles.paper}>
        {those.map((one) => (
          <Sheet key={one.id} one={one} />
        ))}
      </div>
    </div>
  );
}

// Paper is read in other years: its days have theirs, as seen from a year in which nobody wrote here.
const longAgo = new Date(0);

function Sheet({ one: { reflection } }: { one: OpenReflection }) {
  const {
    title,
    body,
    parts = [],
    later = [],
    feelings = [],
    feelingsNow = [],
    whose = [],
    tags,
    createdAt,
    roughly,
  } = reflection;
  const answered = parts.filter(({ text }) => text.trim() !== "");
  return (
    <article className={styles.sheet}>
      <p>{roughDay(dayInWords(createdAt, longAgo), roughly)}</p>
      <h2>{title.trim() || "A reflection"}</h2>
      {body.trim() ? <Prose text={body} /> : null}
      {answered.map(({ ask, text }, at) => (
        <section key={partKey(answered, at)}>
          <h3>{ask}</h3>
          <Prose text={text} />
        </section>
      ))}
      {later.map(({ at, text }) => (
        <section key={at}>
          <h3>A later thought, {dayInWords(at, longAgo)}</h3>
          <Prose text={text} />
        </section>
      ))}
      {feelings.length > 0 ? <p>Feelings: {feelings.join(", ")}</p> : null}
      {feelingsNow.length > 0 ? <p>While writing: {feelingsNow.join(", ")}</p> : null}
      {whose.length > 0 ? <p>Whose it might be: {whose.join(", ")}</p> : null}
      {tags.length > 0 ? <p>Themes: {tags.join("; ")}</p> : null}
    </article>
  );
}
