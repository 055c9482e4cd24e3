import type { ReactNode } from "react";
import { dayOf, type Readiness, type SessionDetails, timesOf, wayOf } from "@/lib/group-sessions/rules";
import styles from "./session-list.module.css";

type Shown = SessionDetails & { state: ReactNode };

/** Sessions in one line each: the day, whether it is cancelled, the times, the way and how far the agenda is. */
export function SessionList({
  sessions,
  base,
  groupTimeZone,
  now,
}: {
  sessions: Shown[];
  base: "/sessions" | "/facilitate/sessions";
  groupTimeZone: string;
  now: Date;
}) {
  return (
    <ul className={styles.list}>
      {sessions.map((session) => (
        <li key={session.id}>
          <a href={`${base}/${session.id}`}>{dayOf(session, now)}</a>
          <p className="meta">
            {session.cancelledAt ? <b>Cancelled</b> : null}
            <span>{timesOf(session, groupTimeZone)}</span>
            <span>{wayOf(session)}</span>
            <span>{session.state}</span>
          </p>
        </li>
      ))}
    </ul>
  );
}

/** How far an agenda is, for the facilitator. */
export const readinessInWords: Record<Readiness, string> = {
  planned: "Planned. No agenda yet",
  draft: "Draft agenda. Members cannot see it yet",
  published: "Agenda published",
  changed: "Agenda published. Your newer changes are not",
};
