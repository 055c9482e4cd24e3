import { providedInWords, provisionIds } from "../access-needs/rules.ts";
import { formatDay, formatTimeRange, minutesAfter, zoneInWords } from "../dates.ts";
import { type LocalTime, localToInstant, toLocal } from "../local-time.ts";
import type { SessionFields } from "./input.ts";

/** A session's details as its screens need them. */
export type SessionDetails = {
  id: string;
  startsAt: Date;
  minutes: number;
  timeZone: string;
  way: "online" | "in-person" | "both";
  joinLink: string | null;
  place: string | null;
  provisions: string[];
  provided: string | null;
  cancelledAt: Date | null;
  cancelledWhy: string | null;
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

/** Whether people can still come to it: neither over nor cancelled. */
export const isOn = (session: Pick<SessionDetails, "startsAt" | "minutes" | "cancelledAt">, now: Date) =>
  session.cancelledAt === null && isComing(session, now);

export type CancelRefusal = "over" | "already-cancelled" | "not-cancelled" | "in-the-past";

/** Why a session cannot be cancelled, or null. */
export function whyNotCancellable(session: SessionDetails, now: Date): CancelRefusal | null {
  if (session.cancelledAt) return "already-cancelled";
  return isComing(session, now) ? null : "over";
}

/** Why a cancelled session cannot be brought back, or null. One that was cancelled by a slip can be until its end. */
export function whyNotReinstatable(session: SessionDetails, now: Date): CancelRefusal | null {
  if (!session.cancelledAt) return "not-cancelled";
  return isComing(session, now) ? null : "in-the-past";
}

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

// "live captions, breaks and a hearing loop": what is ticked, then what is written.
function withWhat(session: Pick<SessionDetails, "way" | "provisions" | "provided">): string {
  const written = session.provided ? [inSentence(session.provided).replace(/\.+$/, "")] : [];
  // Nobody has a camera in a room.
  const here =
    session.way === "in-person" ? session.provisions.filter((id) => id !== "camera-off") : session.provisions;
  const all = [...providedInWords(here), ...written];
  if (all.length < 2) return all.join("");
  return `${all.slice(0, -1).join(", ")} and ${all.at(-1)}`;
}

const wayInWords = { "in-person": "In person", both: "In person or online" } as const;

/** "Online", "In person", "In person or online". */
export const wayOf = (session: Pick<SessionDetails, "way">) =>
  session.way === "online" ? "Online" : wayInWords[session.way];

/** How and with what, safe to say outside the session's page: never the link, a phone number, a code or an address. */
export function whereOf(
  session: Pick<SessionDetails, "way" | "joinLink" | "place" | "provisions" | "provided">,
): string {
  let way: string = wayOf(session);
  if (session.way === "online") {
    if (session.place) way = session.joinLink ? "Online, or another way to join" : "How to join is on its page";
    else if (!session.joinLink) way = "How to join will follow";
  }
  const what = withWhat(session);
  return what ? `${way}, with ${what}` : way;
}

/** The sentence under the date: "10am to 11:30am, online, with captions. We stop on time." */
export function leadOf(session: SessionDetails, groupTimeZone: string): string {
  const times = timesOf(session, groupTimeZone);
  if (session.cancelledAt) return `It was planned for ${times}.`;
  const way = session.way === "online" && !session.joinLink ? [] : [wayOf(session).toLowerCase()];
  const what = withWhat(session);
  return `${[times, ...way, ...(what ? [`with ${what}`] : [])].join(", ")}. We stop on time.`;
}

/** What the form's fields hold for a session that exists. */
export function toFields(session: SessionDetails): SessionFields {
  return {
    ...toLocal(session.startsAt, session.timeZone),
    minutes: String(session.minutes),
    timeZone: session.timeZone,
    way: session.way,
    joinLink: session.joinLink ?? "",
    place: session.place ?? "",
    provisions: provisionIds.filter((id) => session.provisions.includes(id)),
    provided: session.provided ?? "",
  };
}

/** A session as its desk holds it: what may change, and the version that this is. */
export function deskDetails(session: SessionDetails & { version: number }) {
  const { startsAt, minutes, timeZone, version, cancelledAt, cancelledWhy } = session;
  const cancelled = cancelledAt ? { why: cancelledWhy ?? "" } : null;
  return { startsAt, minutes, timeZone, version, cancelled, twice: startsTwice(session), fields: toFields(session) };
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

export type YearRemark = PlanRefusal | "same-day" | "already" | "twice";
export type YearLine = { date: string; remark: YearRemark | null };

/** Remarks that a date cannot be planned with. The others only say something. */
export const stops = (remark: YearRemark | null) => remark !== null && remark !== "already" && remark !== "twice";

/** What there is to say of each date of a year, by itself and among the others and the `taken` ones. */
export function lookOver(
  dates: readonly string[],
  { time, zone }: { time: string; zone: string },
  taken: ReadonlySet<string>,
  now: Date,
): YearLine[] {
  return dates.map((date, at) => {
    const start = { date, time, zone };
    const found = localToInstant(start);
    const why = whyNotPlannable(start, now);
    if (why) return { date, remark: why };
    if (dates.indexOf(date) !== at) return { date, remark: "same-day" };
    if (taken.has(date)) return { date, remark: "already" };
    return { date, remark: found.ok && found.twice ? "twice" : null };
  });
}
