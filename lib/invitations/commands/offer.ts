import "server-only";
import { and, eq, isNull, sql } from "drizzle-orm";
import type { z } from "zod";
import { asMember, type Transaction } from "../../../db/client.ts";
import { invitations, joinRequests, members, memberships, messages } from "../../../db/schema/index.ts";
import { hashToken, makeToken } from "../../auth/tokens.ts";
import type { Facilitator } from "../../auth/viewer.ts";
import { env } from "../../env.ts";
import { queueMessage } from "../../messages/commands/queue.ts";
import type { invitationChoice, invitationDetails } from "../input.ts";
import { invitationDays } from "../rules.ts";

type Place = z.output<typeof invitationDetails> & { requestId?: string | null };

/**
 * Offers a place in the facilitator's group and queues its mail, in their own transaction. An earlier open offer to the
 * same email ends. Gives the link's token, which is shown once and stored nowhere but sealed in the mail. Refusals:
 * demonstration (nobody real belongs there), already-a-member.
 */
export async function offerPlace(tx: Transaction, facilitator: Facilitator, place: Place) {
  if (env().demonstration) return { ok: false, reason: "demonstration" } as const;
  const [known] = await tx.select({ id: members.id }).from(members).where(eq(members.email, place.email));
  if (known) return { ok: false, reason: "already-a-member" } as const;
  await tx
    .update(invitations)
    .set({ cancelledAt: sql`now()` })
    .where(
      and(
        eq(invitations.groupId, facilitator.groupId),
        eq(invitations.email, place.email),
        isNull(invitations.usedAt),
        isNull(invitations.cancelledAt),
      ),
    );
  await settleUnsent(tx, facilitator.groupId, place.email);
  const token = makeToken();
  await tx.insert(invitations).values({
    groupId: facilitator.groupId,
    email: place.email,
    name: place.name,
    requestId: place.requestId ?? null,
    tokenHash: hashToken(token),
    madeBy: facilitator.memberId,
    expiresAt: sql`now() + make_interval(days => ${invitationDays})`,
  });
  await queueMessage(tx, {
    kind: "invitation",
    details: { token },
    to: { name: place.name, email: place.email },
    groupId: facilitator.groupId,
  });
  return { ok: true, value: { token } } as const;
}

// A mail with a link that no longer works is not sent any more.
async function settleUnsent(tx: Transaction, groupId: string, email: string): Promise<void> {
  await tx
    .update(messages)
    .set({ settledAt: sql`now()`, settledWhy: "not-true", sealed: null })
    .where(
      and(
        eq(messages.groupId, groupId),
        eq(messages.toEmail, email),
        eq(messages.kind, "invitation"),
        isNull(messages.sentAt),
        isNull(messages.settledAt),
      ),
    );
}

/** Makes an invitation into the facilitator's group. Gives and refuses as `offerPlace`. */
export async function makeInvitation(facilitator: Facilitator, details: z.output<typeof invitationDetails>) {
  return asMember(facilitator.memberId, (tx) => offerPlace(tx, facilitator, details));
}

/**
 * Sends an invitation of the facilitator's group again: a new link, for 14 days from now, and the old one ends. Gives
 * and refuses as `offerPlace`; not-found also for one that was used or taken back.
 */
export async function sendAgain(facilitator: Facilitator, choice: z.output<typeof invitationChoice>) {
  return asMember(facilitator.memberId, async (tx) => {
    const [held] = await tx
      .select()
      .from(invitations)
      .innerJoin(
        memberships,
        and(
          eq(memberships.groupId, invitations.groupId),
          eq(memberships.memberId, facilitator.memberId),
          eq(memberships.leads, true),
        ),
      )
      .where(
        and(
          eq(invitations.id, choice.invitationId),
          eq(invitations.groupId, facilitator.groupId),
          isNull(invitations.usedAt),
          isNull(invitations.cancelledAt),
          sql`${invitations.email} <> ''`,
        ),
      )
      .for("update", { of: invitations });
    if (!held) return { ok: false, reason: "not-found" } as const;
    const { name, email, requestId } = held.invitations;
    // What they wrote stays at least as long as the new link works, so that it can go along.
    if (requestId)
      await tx
        .update(joinRequests)
        .set({ goesOn: sql`greatest(${joinRequests.goesOn}, current_date + 30)` })
        .where(and(eq(joinRequests.id, requestId), eq(joinRequests.state, "accepted")));
    return offerPlace(tx, facilitator, { name, email, requestId });
  });
}

/**
 * Ends an open invitation of the facilitator's group; its mail is not sent if it still waits. Refusal: not-found, also for
 * one that was used.
 */
export async function cancelInvitation(facilitator: Facilitator, choice: z.output<typeof invitationChoice>) {
  return asMember(facilitator.memberId, async (tx) => {
    const [ended] = await tx
      .update(invitations)
      .set({ cancelledAt: sql`now()` })
      .where(
        and(
          eq(invitations.id, choice.invitationId),
          eq(invitations.groupId, facilitator.groupId),
          isNull(invitations.usedAt),
          isNull(invitations.cancelledAt),
        ),
      )
      .returning({ email: invitations.email });
    if (!ended) return { ok: false, reason: "not-found" } as const;
    await settleUnsent(tx, facilitator.groupId, ended.email);
    return { ok: true, value: null } as const;
  });
}
