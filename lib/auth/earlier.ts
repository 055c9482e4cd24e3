import "server-only";
import { and, eq, isNotNull } from "drizzle-orm";
import { asMember } from "../../db/client.ts";
import { credentials, journalKeys } from "../../db/schema/index.ts";
import { env } from "../env.ts";
import { giveBack, takeTry } from "./limits.ts";
import { asOneTry, type Wait } from "./limits-of-request.ts";
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
 * The password wrap of an earlier epoch, for the password of its time. Refusals: no-match, wait. Counted apart from the
 * current password: whoever has an old one must not get more tries at that.
 */
export async function openEarlier(
  member: Member,
  given: { epoch: number; auth: Uint8Array },
): Promise<{ ok: true; keyId: Uint8Array; wrap: Uint8Array } | { ok: false; reason: "no-match" } | Wait> {
  const limit = { kind: "code", of: `earlier\0${member.memberId}` } as const;
  const counted = { take: () => takeTry(limit), giveBack: () => giveBack(limit) };
  return asOneTry(counted, async () => {
    const mine = and(eq(credentials.memberId, member.memberId), eq(credentials.epoch, given.epoch));
    const [retired] = await asMember(member.memberId, (tx) =>
      tx
        .select()
        .from(credentials)
        .where(and(mine, isNotNull(credentials.retiredOn))),
    );
    const checked = await checkAuth(env().pepper, retired ?? null, given.auth);
    if (!checked?.wrap || !retired?.keyId) return { ok: false, reason: "no-match" } as const;
    return { ok: true, keyId: retired.keyId, wrap: checked.wrap } as const;
  });
}
