import { formatDay, formatTimeRange, minutesAfter, zoneInWords } from "../dates.ts";
import { type LocalTime, localToInstant, toLocal } from "../local-time.ts";
import type { SessionFields } from "./input.ts";

/** A session's details as its screens need them. */
export type SessionDetails = {
  id: string;
  startsAt: Date;
  minutes: number;
  timeZone: string;
  joinLink: string | null;
  place: string | null;
  provided: string | null;
};

export type PlanRefusal = "in-the-past" | "no-such-time" | "no-such-date" | "no-such-zone";

/** Why a session cannot start then, or null. A start that is not being changed may be past: `before` is what it was. */
export function whyNotPlannable(start: LocalTime, now: Date, before?: Date): PlanRefusal | null {
  const at = localToInstant(start);
  if (!at.ok) return at.reason;
  if (before && at.instant.getTime() === before.getTime()) return null;
  return at.instant <= now ? "in-the-past" : null;
}

/** When it ends. */
export const endOf = (session: Pick<SessionDetails, "startsAt" | "minutes">) =>
  minutesAfter(session.startsAt, session.minutes);

/** Whether it is still to come, or going on. */
export const isComing = (session: Pick<SessionDetails, "startsAt" | "minutes">, now: Date) => endOf(session) > now;

/** Whether its clock time comes twice that day, because the clocks go back. */
export function startsTwice(session: Pick<SessionDetails, "startsAt" | "timeZone">): boolean {
  const at = localToInstant({ ...toLocal(session.startsAt, session.timeZone), zone: session.timeZone });
  return at.ok && at.twice;
}

/** "Thursday 26 November". */
export const dayOf = (session: Pick<SessionDetails, "startsAt" | "timeZone">, now: Date) =>
  formatDay(session.startsAt, session.timeZone, now);

/** "10am to 11:30am", naming the zone when it is not the group's. */
export function timesOf(
  session: Pick<SessionDetails, "startsAt" | "minutes" | "timeZone">,
  groupTimeZone: string,
): string {
  const range = formatTimeRange(session.startsAt, endOf(session), session.timeZone);
  return session.timeZone === groupTimeZone ? range : `${range}, ${zoneInWords(session.timeZone)}`;
}

// "Captions" in the middle of a sentence; "BSL" stays as it is.
const inSentence = (text: string) =>
  /^\p{Lu}\p{Ll}/u.test(text) ? text.charAt(0).toLowerCase() + text.slice(1) : text;

/** How and with what, safe to say outside the session's page: never the link, a phone number, a code or an address. */
export function whereOf(session: Pick<SessionDetails, "joinLink" | "place" | "provided">): string {
  const way = session.joinLink
    ? session.place
      ? "Online, or another way to join"
      : "Online"
    : session.place
      ? "How to join is on its page"
      : "How to join will follow";
  return session.provided ? `${way}, with ${inSentence(session.provided).replace(/\.+$/, "")}` : way;
}

/** The sentence under the date: "10am to 11:30am, online, with captions. We stop on time." */
export function leadOf(session: SessionDetails, groupTimeZone: string): string {
  const way = session.joinLink ? ["online"] : [];
  const provided = session.provided ? [`with ${inSentence(session.provided).replace(/\.+$/, "")}`] : [];
  return `${[timesOf(session, groupTimeZone), ...way, ...provided].join(", ")}. We stop on time.`;
}

/** What the form's fields hold for a session that exists. */
export function toFields(session: SessionDetails): SessionFields {
  return {
    ...toLocal(session.startsAt, session.timeZone),
    minutes: String(session.minutes),
    timeZone: session.timeZone,
    joinLink: session.joinLink ?? "",
    place: session.place ?? "",
    provided: session.provided ?? "",
  };
}

export type Readiness = "planned" | "draft" | "published" | "changed";

/** How far a session's agenda is. "changed": members see the published one, and the draft has moved on since. */
export function readinessOf(agenda: {
  version: number | null;
  publishedVersion: number | null;
  hasItems: boolean;
}): Readiness {
  if (agenda.publishedVersion !== null) return agenda.publishedVersion === agenda.version ? "published" : "changed";
  return agenda.hasItems ? "draft" : "planned";
}
