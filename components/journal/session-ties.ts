import { guideWith } from "@/lib/journal/guides";
import type { Reflection } from "@/lib/journal/vault/reflection";
import type { OpenReflection } from "@/lib/journal/vault/view";
import type { Writing } from "@/lib/journal/vault/writing";
import type { ListedSession } from "./use-sessions";

export type When = "before" | "after";
/** A session that an address names behind the #, and perhaps when and in which way to write. None of it reaches a server. */
export type SessionTie = { id: string; when: When | null; guide: string | null };

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** The session of a fragment such as "session=…&when=before"; null when it names none. */
export function tieOf(fragment: string): SessionTie | null {
  if (!fragment.startsWith("session=")) return null;
  const parts = new URLSearchParams(fragment);
  const id = parts.get("session")?.toLowerCase() ?? "";
  if (!uuid.test(id)) return null;
  const when = parts.get("when");
  return {
    id,
    when: when === "before" || when === "after" ? when : null,
    guide: guideWith(parts.get("guide") ?? undefined)?.id ?? null,
  };
}

/** Where to write before or after a session, privately. A plain link: what stands behind its # stays in the browser. */
export const writeAround = (sessionId: string, when: When, guide?: string): string =>
  `/journal/write#session=${sessionId}&when=${when}${guide ? `&guide=${guide}` : ""}`;

/**
 * Which ways of writing fit a session now: before it, or once it has begun. Both while the sessions cannot be had, and for
 * one that is not listed: nothing is known of its time. None while they are asked for.
 */
export function waysNow(sessions: readonly ListedSession[] | null | undefined, id: string, now: Date): readonly When[] {
  if (sessions === undefined) return [];
  const startsAt = sessions?.find((one) => one.id === id)?.startsAt;
  if (!startsAt) return ["before", "after"];
  return [new Date(startsAt) > now ? "before" : "after"];
}

/** Where everything stands that this member wrote around a session. */
export const threadOf = (sessionId: string): string => `/journal#session=${sessionId}`;

/** What is asked before a session. */
export const arriving = "How are you arriving, and what would you like from the time?";

/** An empty page for a session: tied to it, with the questions that fit. Nothing of it is kept before the first word. */
export function begunFor({ id, when, guide }: SessionTie): Writing {
  const moment = when ?? "before";
  const chosen = guideWith(guide ?? (moment === "after" ? "after-the-session" : undefined));
  const page: Writing = { title: "", body: "", tags: [], session: { id, when: moment } };
  return chosen
    ? { ...page, guide: chosen.id, parts: chosen.prompts.map(({ ask }) => ({ ask, text: "" })) }
    : { ...page, parts: [{ ask: arriving, text: "" }] };
}

const tiedTo = ({ session }: Reflection, id: string, when?: When | null) =>
  session?.id === id && (!when || session.when === when);

/**
 * The reflection that is gone on with for a session: the newest of that moment, with the way of writing that was asked
 * for where one was. A second version that was kept beside another is never it.
 */
export function foundFor(reflections: readonly OpenReflection[], { id, when, guide }: SessionTie) {
  const tied = reflections.filter(
    ({ reflection }) => tiedTo(reflection, id, when ?? "before") && !reflection.conflictOf,
  );
  return (guide ? tied.find(({ reflection }) => reflection.guide === guide) : tied[0]) ?? null;
}

/** Everything that was written around a session, oldest first, what was written before it first. */
export function threadIn(reflections: readonly OpenReflection[], id: string): OpenReflection[] {
  const place = ({ reflection }: OpenReflection) =>
    `${reflection.session?.when === "before" ? 0 : 1} ${reflection.createdAt}`;
  return reflections
    .filter(({ reflection }) => tiedTo(reflection, id))
    .sort((one, other) => (place(one) < place(other) ? -1 : 1));
}
