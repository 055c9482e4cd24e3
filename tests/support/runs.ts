import { randomUUID } from "node:crypto";
import { eq } from "drizzle-orm";
import { db } from "@/db/client";
import { groupSessions } from "@/db/schema";
import { publishAgenda, saveDraft } from "@/lib/agendas/commands";
import { planSession } from "@/lib/group-sessions/commands";
import { sessionDetails } from "@/lib/group-sessions/input";
import type { stepRun } from "@/lib/running/commands";
import { makeGroup } from "./groups";

export const secretNote = `Ask Sam before this one ${randomUUID()}`;
const item = (title: string, minutes: number) => ({
  kind: "item" as const,
  title,
  minutes,
  line: "",
  facilitatorNote: secretNote,
});
const titles = ["Settle", "Check in", "Dilemma", "Close"];

/** A group with a published session that begins in some minutes, by the clock of now. */
export async function readySession({ inMinutes = 0, published = true } = {}) {
  const group = await makeGroup();
  const plan = { date: "2031-05-29", time: "10:00", minutes: "90", timeZone: "Europe/London" };
  const details = sessionDetails.parse({ ...plan, joinLink: "", place: "", provided: "" });
  const answer = await planSession(group.facilitator, details);
  if (!answer.ok) throw new Error(answer.reason);
  const { sessionId } = answer.value;
  const startsAt = new Date(Date.now() + inMinutes * 60_000);
  await db().update(groupSessions).set({ startsAt }).where(eq(groupSessions.id, sessionId));
  const publish = async (names: string[], version: number) => {
    const items = names.map((title) => item(title, 10));
    const saved = await saveDraft(group.facilitator, { sessionId, version, items });
    if (!saved.ok) throw new Error(saved.reason);
    const shown = await publishAgenda(group.facilitator, { sessionId, version: saved.value.version });
    if (!shown.ok) throw new Error(shown.reason);
  };
  if (published) await publish(titles, 0);
  return { ...group, sessionId, publish };
}

/** What a step gave; throws where it was refused. */
export function given(answer: Awaited<ReturnType<typeof stepRun>>) {
  if (!answer.ok) throw new Error(answer.reason);
  return answer.value;
}
