import { randomUUID } from "node:crypto";
import { noteBrought, offerDilemma, planDilemma } from "@/lib/dilemmas/commands";
import { addMember, addSession, makeGroup } from "./groups";

const day = 86_400_000;
export const now = new Date("2026-11-26T12:00Z");
export const at = (days: number) => new Date(now.getTime() + days * day);

export async function gathered() {
  const group = await makeGroup();
  const other = await addMember(group.groupId, "Another Member");
  const past = await addSession(group.groupId, at(-20));
  const next = await addSession(group.groupId, at(10));
  return { ...group, other, past, next, elsewhere: await makeGroup() };
}
type Gathered = Awaited<ReturnType<typeof gathered>>;

export const words = (change: object = {}) => ({
  title: "Fair to one, or fair to all",
  happened: "Planted happened",
  wish: "Planted wish",
  audience: "group" as const,
  named: true,
  ...change,
});

export async function offered({ member }: Pick<Gathered, "member">, change: object = {}): Promise<string> {
  const answer = await offerDilemma(member, { dilemmaId: randomUUID(), ...words(change) });
  if (!answer.ok) throw new Error(answer.reason);
  return answer.value.dilemmaId;
}
export const plan = (
  { facilitator }: Gathered,
  dilemmaId: string,
  sessionId: string | null,
  was: string | null = null,
) => planDilemma(facilitator, { dilemmaId, sessionId, before: was }, now);
export const bring = (
  { facilitator }: Gathered,
  dilemmaId: string,
  sessionId: string | null,
  was: string | null = null,
) => noteBrought(facilitator, { dilemmaId, sessionId, before: was }, now);
export const refusal = (reason: string) => ({ ok: false, reason });
