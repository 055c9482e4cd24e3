import { randomUUID } from "node:crypto";
import { and, eq, isNull } from "drizzle-orm";
import { asMember } from "@/db/client";
import { dilemmas, messages } from "@/db/schema";
import { publishAgenda, saveDraft } from "@/lib/agendas/commands";
import type { DraftItem } from "@/lib/agendas/input";
import { getDraft } from "@/lib/agendas/queries";
import type { Facilitator, Member } from "@/lib/auth/viewer";
import { planSession } from "@/lib/group-sessions/commands";
import { sessionDetails } from "@/lib/group-sessions/input";
import { makeGroup } from "./groups";

export const secret = "Ask Sam before this one";
export const item = (title: string, more: Partial<DraftItem> = {}): DraftItem => ({
  key: randomUUID(),
  kind: "item",
  title,
  minutes: 10,
  line: "You can pass.",
  facilitatorNote: secret,
  dilemmaId: null,
  ...more,
});

/** When `planned` puts a session, unless told another day. */
export const plannedStart = "2031-05-29T09:00:00.000Z";

export async function planned(
  group: { facilitator: Facilitator },
  date = "2031-05-29",
  now = new Date("2026-11-23T12:00Z"),
) {
  const fields = {
    date,
    time: "10:00",
    minutes: "90",
    timeZone: "Europe/London",
    joinLink: "",
    place: "",
    provided: "",
  };
  const details = sessionDetails.parse({ ...fields, way: "online", provisions: [] });
  const answer = await planSession(group.facilitator, details, now);
  if (!answer.ok) throw new Error(answer.reason);
  const version = (await getDraft(group.facilitator, answer.value.sessionId))?.draft.version ?? 0;
  return { sessionId: answer.value.sessionId, version };
}

export async function withSession() {
  const group = await makeGroup();
  return { ...group, ...(await planned(group)) };
}

export const offer = async (member: Member, more: Partial<typeof dilemmas.$inferInsert> = {}) => {
  const [row] = await asMember(member.memberId, (tx) =>
    tx
      .insert(dilemmas)
      .values({
        groupId: member.groupId,
        memberId: member.memberId,
        title: "Asked to speak for everyone",
        audience: "group",
        ...more,
      })
      .returning({ id: dilemmas.id }),
  );
  return row?.id ?? "";
};
export const change = (member: Member, id: string, set: Partial<typeof dilemmas.$inferInsert>) =>
  asMember(member.memberId, (tx) => tx.update(dilemmas).set(set).where(eq(dilemmas.id, id)));
export const withdraw = (member: Member, id: string) =>
  change(member, id, { withdrawnAt: new Date(), title: "", happened: "", wish: "", plannedSessionId: null });
export const plannedFor = async (member: Member, id: string) =>
  (await asMember(member.memberId, (tx) => tx.select().from(dilemmas).where(eq(dilemmas.id, id))))[0]?.plannedSessionId;
export const waiting = (facilitator: Facilitator) =>
  asMember(facilitator.memberId, (tx) =>
    tx
      .select({ kind: messages.kind, to: messages.memberId })
      .from(messages)
      .where(and(eq(messages.groupId, facilitator.groupId), isNull(messages.sentAt))),
  );

/** Saves these items and publishes them. Gives the next draft version. */
export async function shown(
  facilitator: Facilitator,
  sessionId: string,
  version: number,
  items: DraftItem[],
  note = "",
) {
  const saved = await saveDraft(facilitator, { sessionId, version, items });
  if (!saved.ok) throw new Error(saved.reason);
  const answer = await publishAgenda(facilitator, { sessionId, version: saved.value.version, note });
  if (!answer.ok) throw new Error(answer.reason);
  return saved.value.version;
}
