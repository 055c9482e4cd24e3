import { randomUUID } from "node:crypto";
import { lookAtAppreciations, saveAppreciation } from "@/lib/appreciations/commands";
import { openRound } from "@/lib/appreciations/commands/rounds";
import type { Member } from "@/lib/auth/viewer";
import { companion } from "./companions";
import { makeGroup } from "./groups";

export const now = new Date("2026-11-23T12:00Z");
export const minutesOn = (minutes: number) => new Date(now.getTime() + minutes * 60_000);

/** A group with a round of thanks open, and a way to thank. */
export async function opened() {
  const group = await makeGroup();
  const round = await openRound(group.facilitator, { after: null }, now);
  if (!round.ok) throw new Error(round.reason);
  const roundId = round.value.id;
  const thank = async (
    from: Member,
    words: string,
    to: Member | null,
    more: { named?: boolean; id?: string; adding?: boolean } = {},
  ) =>
    saveAppreciation(from, {
      roundId,
      appreciationId: more.id ?? randomUUID(),
      adding: more.adding ?? !more.id,
      toMemberId: to?.memberId ?? "",
      words,
      named: more.named ?? true,
    });
  return { ...group, roundId, thank, other: await companion(group, "Quillon Ashgrove") };
}

export const look = (member: Member, roundId: string, at = now) => lookAtAppreciations(member, { roundId }, at);
