"use client";

import { Leaf } from "@/components/ui/leaf";
import { guideWith } from "@/lib/journal/guides";
import type { Reflection } from "@/lib/journal/vault/reflection";
import { lastDay } from "./moment-words";
import { inSentence } from "./reflection-words";
import { threadOf } from "./session-ties";
import { type ListedSession, useSessions } from "./use-sessions";
import styles from "./write.module.css";

/** What was chosen beside the words, as words. */
export function ReflectionFacts({ reflection }: { reflection: Reflection }) {
  // Asked for with every reflection that is read: only with tied ones, the server would learn which those are.
  const sessions = useSessions();
  const { feelings = [], feelingsNow = [], whose = [], tags, guide, session } = reflection;
  const facts: [string, string][] = [
    ["Feelings", inSentence(feelings)],
    ["While writing", inSentence(feelingsNow)],
    ["Whose it might be", inSentence(whose)],
    ["Themes", inSentence(tags)],
    ["Way of writing", guide && guide !== "just-write" ? (guideWith(guide)?.name ?? "") : ""],
  ];
  const there = facts.filter(([, words]) => words !== "");
  if (there.length === 0 && !session) return null;
  return (
    <Leaf snug>
      <dl className={styles.facts}>
        {there.map(([name, words]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{words}</dd>
          </div>
        ))}
        {session ? (
          <>
            <SessionFact session={session} listed={sessions?.find(({ id }) => id === session.id)} />
            <div>
              <dt>Around it</dt>
              <dd>
                <a href={threadOf(session.id)}>All you wrote around this session</a>
              </dd>
            </div>
          </>
        ) : null}
      </dl>
    </Leaf>
  );
}

function SessionFact({
  session,
  listed,
}: {
  session: NonNullable<Reflection["session"]>;
  listed: ListedSession | undefined;
}) {
  return (
    <div>
      <dt>{session.when === "before" ? "Before the session" : "After the session"}</dt>
      <dd>
        {listed ? (
          <a href={`/sessions/${listed.id}`}>{lastDay(listed.startsAt, listed.timeZone)}</a>
        ) : (
          "One that is not listed now"
        )}
      </dd>
    </div>
  );
}
