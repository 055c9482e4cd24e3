import "server-only";
import { eq, sql } from "drizzle-orm";
import type { z } from "zod";
import { db } from "../../db/client.ts";
import { credentials, invitations, journalHeads, journalKeys, members, memberships } from "../../db/schema/index.ts";
import type { acceptInput } from "../auth/input.ts";
import { hashToken } from "../auth/tokens.ts";
import { makeCredential } from "../auth/verifier.ts";
import { env } from "../env.ts";
import { getInvitation } from "./queries.ts";
import { invitationState } from "./rules.ts";

/**
 * Uses an invitation: the member, their place in the group, their password's credential and their journal's key, all or
 * nothing. Of two at once, one wins. Refusals: not-found, used, expired, cancelled, email-taken (somebody joined with it
 * meanwhile), email-needed (the first facilitator's invitation names nobody, so its holder says the email).
 */
export async function acceptInvitation(accepted: z.output<typeof acceptInput>) {
  const invitation = await getInvitation(accepted.token);
  if ("reason" in invitation) return { ok: false, reason: invitation.reason } as const;
  if (!invitation.email && !accepted.email) return { ok: false, reason: "email-needed" } as const;
  const { memberId } = invitation;
  const keyId = accepted.wrap.slice(4, 12);
  const { pepperId, serverSalt, verifier, sealedWrap } = await makeCredential(env().pepper, {
    memberId,
    epoch: 1,
    auth: accepted.auth,
    wrap: accepted.wrap,
  });
  return db().transaction(async (tx) => {
    await tx.execute(sql`select set_config('app.member_id', ${memberId}, true)`);
    // Locked before anything is written, so that whatever refuses below leaves nothing behind.
    const [held] = await tx
      .select()
      .from(invitations)
      .where(eq(invitations.tokenHash, hashToken(accepted.token)))
      .for("update");
    const state = held ? invitationState(held, new Date()) : "not-found";
    if (!held || state !== "open") return { ok: false, reason: state as Exclude<typeof state, "open"> } as const;
    const [made] = await tx
      .insert(members)
      .values({ id: memberId, name: accepted.name, email: held.email || (accepted.email ?? "") })
      .onConflictDoNothing()
      .returning({ id: members.id });
    if (!made) return { ok: false, reason: "email-taken" } as const;
    await tx.update(invitations).set({ usedAt: sql`now()` }).where(eq(invitations.id, held.id));
    await tx.insert(memberships).values({ groupId: held.groupId, memberId, leads: held.leads });
    await tx.insert(credentials).values({
      memberId,
      epoch: 1,
      kdf: 1,
      seed: accepted.seed,
      serverSalt,
      verifier,
      pepperId,
      keyId,
      sealedWrap,
    });
    await tx.insert(journalKeys).values({ memberId, keyId });
    await tx.insert(journalHeads).values({ memberId, version: 0, lastRev: 0 });
    await tx.execute(sql`select carry_over_request()`);
    return { ok: true } as const;
  });
}
