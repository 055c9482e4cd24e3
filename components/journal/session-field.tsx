"use client";

import { Field } from "@/components/ui/field";
import type { Writing } from "@/lib/journal/vault/writing";
import { lastDay } from "./moment-words";
import { type ListedSession, useSessions } from "./use-sessions";

/** Ties a reflection to a session, before or after it. The tie is sealed with the rest: nobody else learns of it. */
export function SessionField({ words, onChange }: { words: Writing; onChange: (words: Writing) => void }) {
  const sessions = useSessions();
  const { session } = words;
  const tie = (id: string, when: "before" | "after") => {
    const { session: _before, ...rest } = words;
    onChange(id ? { ...rest, session: { id, when } } : rest);
  };
  if (sessions === null && !session) return <p>The sessions cannot be listed just now. You can choose one later.</p>;
  const listed = sessions ?? [];
  const now = new Date();
  const unknown = session && !listed.some(({ id }) => id === session.id);
  return (
    <div className="cluster">
      <Field id="session" label="A session it belongs to">
        <select
          className="in mid"
          id="session"
          value={session?.id ?? ""}
          onChange={({ target }) => tie(target.value, session?.when ?? whenOf(listed, target.value))}
        >
          <option value="">None</option>
          {unknown ? <option value={session.id}>A session that is not listed now</option> : null}
          <Sessions label="To come" sessions={listed.filter(({ startsAt }) => new Date(startsAt) > now)} />
          <Sessions label="Begun or over" sessions={listed.filter(({ startsAt }) => new Date(startsAt) <= now)} />
        </select>
      </Field>
      {session ? (
        <Field id="session-when" label="Written">
          <select
            className="in"
            id="session-when"
            value={session.when}
            onChange={({ target }) => tie(session.id, target.value === "before" ? "before" : "after")}
          >
            <option value="before">Before it</option>
            <option value="after">After it</option>
          </select>
        </Field>
      ) : null}
    </div>
  );
}

function Sessions({ label, sessions }: { label: string; sessions: readonly ListedSession[] }) {
  if (sessions.length === 0) return null;
  return (
    <optgroup label={label}>
      {sessions.map(({ id, startsAt, timeZone }) => (
        <option key={id} value={id}>
          {lastDay(startsAt, timeZone)}
        </option>
      ))}
    </optgroup>
  );
}

function whenOf(sessions: readonly { id: string; startsAt: string }[], id: string): "before" | "after" {
  const startsAt = sessions.find((one) => one.id === id)?.startsAt;
  return startsAt && new Date(startsAt) > new Date() ? "before" : "after";
}
