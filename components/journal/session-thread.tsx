"use client";

import { LinkButton } from "@/components/ui/button";
import { Leaf } from "@/components/ui/leaf";
import { WhoSees } from "@/components/ui/who-sees";
import type { OpenReflection } from "@/lib/journal/vault/view";
import { useOpenJournal } from "./journal-provider";
import { dayInWords, lastDay, roughDay } from "./moment-words";
import styles from "./reflection-list.module.css";
import { excerptOf, firstWords, nameOf, pathOf } from "./reflection-words";
import { threadIn, type When, waysNow, writeAround } from "./session-ties";
import { useSessions } from "./use-sessions";

const begin: Record<When, string> = { before: "Prepare, privately", after: "Take something away" };
const goOn: Record<When, string> = { before: "Go on with the preparation", after: "Go on with the take-away" };
const headings: Record<When, string> = { before: "Before it", after: "After it" };

/** One thread through a session: what was written before it, what was taken away, and what was thought later. */
export function SessionThread({ id }: { id: string }) {
  const { view } = useOpenJournal();
  const sessions = useSessions();
  const listed = sessions?.find((one) => one.id === id);
  const thread = threadIn(view.reflections, id);
  const now = new Date();
  const of = (when: When) => thread.filter(({ reflection }) => reflection.session?.when === when);
  const newest = thread.at(-1);
  const ways = waysNow(sessions, id, now);
  return (
    <div className="wrap">
      <Leaf tight note={<WhoSees who="private">Only you can read this, and nobody knows that it is here</WhoSees>}>
        <h1>Around a session</h1>
        {listed ? (
          <p className="lead">
            <a href={`/sessions/${id}`}>{lastDay(listed.startsAt, listed.timeZone)}</a>
          </p>
        ) : null}
        {thread.length === 0 ? <p>You have written nothing around this session.</p> : null}
        <p className="cluster">
          {ways.map((when) => (
            <LinkButton key={when} look="pine" href={writeAround(id, when)}>
              {of(when).length > 0 ? goOn[when] : begin[when]}
            </LinkButton>
          ))}
          {newest && ways.includes("after") ? <a href={`/journal/read#${newest.id}`}>Add what happened since</a> : null}
          <a href="/journal">All of your journal</a>
        </p>
      </Leaf>
      <Part when="before" of={of("before")} now={now} />
      <Part when="after" of={of("after")} now={now} />
      <Since thread={thread} now={now} />
    </div>
  );
}

function Part({ when, of, now }: { when: When; of: readonly OpenReflection[]; now: Date }) {
  if (of.length === 0) return null;
  return (
    <Leaf snug as="section" labelledBy={when}>
      <h2 id={when}>{headings[when]}</h2>
      <ul className={styles.list}>
        {of.map((one) => (
          <li key={one.id}>
            <a href={pathOf(one)}>{nameOf(one.reflection)}</a>
            {excerptOf(one.reflection, "") ? <p className={styles.first}>{excerptOf(one.reflection, "")}</p> : null}
            <p className="meta">
              <span>{roughDay(dayInWords(one.reflection.createdAt, now), one.reflection.roughly)}</span>
              {one.reflection.draft ? <span className={styles.draft}>Draft</span> : null}
            </p>
          </li>
        ))}
      </ul>
    </Leaf>
  );
}

function Since({ thread, now }: { thread: readonly OpenReflection[]; now: Date }) {
  const later = thread
    .flatMap(({ id, reflection }) => (reflection.later ?? []).map((thought) => ({ ...thought, id })))
    .sort((one, other) => (one.at < other.at ? -1 : 1));
  if (later.length === 0) return null;
  return (
    <Leaf snug as="section" labelledBy="since">
      <h2 id="since">What happened since</h2>
      <ul className={styles.list}>
        {later.map(({ at, text, id }) => (
          <li key={`${id} ${at}`}>
            <a href={`/journal/read#${id}`}>{firstWords({ title: "", body: text }, 140)}</a>
            <p className="meta">
              <span>{dayInWords(at, now)}</span>
            </p>
          </li>
        ))}
      </ul>
    </Leaf>
  );
}
