import "server-only";
import { and, eq, isNotNull } from "drizzle-orm";
import { asMember } from "../../db/client.ts";
import { credentials, journalKeys } from "../../db/schema/index.ts";
import { env } from "../env.ts";
import { limitsFor } from "./limits-of-request.ts";
import { checkAuth } from "./verifier.ts";
import type { Member } from "./viewer.ts";

/** The passwords of before that could still open a locked key of this member: how to stretch each, and for which key. */
export async function listEarlier(member: Member) {
  return asMember(member.memberId, (tx) =>
    tx
      .select({ epoch: credentials.epoch, kdf: credentials.kdf, seed: credentials.seed, keyId: journalKeys.keyId })
      .from(credentials)
      .innerJoin(
        journalKeys,
        and(eq(journalKeys.memberId, credentials.memberId), eq(journalKeys.keyId, credentials.keyId)),
      )
      .where(
        and(
          eq(credentials.memberId, member.memberId),
          isNotNull(credentials.retiredOn),
          isNotNull(credentials.sealedWrap),
        ),
      ),
  );
}

/**
 * The password wrap of an earlier epoch, for the password of its time. Refusals: no-match, wait. The same limits as for
 * signing in: an old password is tried here as the current one is there.
 */
export async function openEarlier(
  member: Member,
  given: { epoch: number; auth: Uint8Array },
  from: { address: string; browser: string | null },
): Promise<
  | { ok: true; keyId: Uint8Array; wrap: Uint8Array }
  | { ok: false; reason: "no-match" }
  | { ok: false; reason: "wait"; retryAfter: number }
> {
  const limits = await limitsFor({ email: member.email, ...from }, member.memberId);
  const retryAfter = await limits.take();
  if (retryAfter > 0) return { ok: false, reason: "wait", retryAfter };
  const [retired] = await asMember(member.memberId, (tx) =>
    tx
      .select()
      .from(credentials)
      .where(
        and(
          eq(credentials.memberId, member.memberId),
          eq(credentials.epoch, given.epoch),
          isNotNull(credentials.retiredOn),
        ),
      ),
  );
  const checked = await checkAuth(env().pepper, retired ?? null, given.auth);
  if (!checked?.wrap || !retired?.keyId) return { ok: false, reason: "no-match" };
  await limits.giveBack();
  return { ok: true, keyId: retired.keyId, wrap: checked.wrap };
}
