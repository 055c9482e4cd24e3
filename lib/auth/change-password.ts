import "server-only";
import { and, eq, isNull } from "drizzle-orm";
import type { z } from "zod";
import { asMember } from "../../db/client.ts";
import { journalKeys } from "../../db/schema/index.ts";
import { checkPassword } from "./check-password.ts";
import type { passwordInput } from "./input.ts";
import { replaceCredential } from "./new-credential.ts";
import type { Member } from "./viewer.ts";

/** Where a request that proves a password again came from. */
export type From = { address: string; browser: string | null; token: string };

/**
 * Changes the password: the current one is checked under the limits of signing in, then everything changes at once and
 * every other sign-in ends. The journal key and the recovery words stay. Refusals: no-match (the current password, or a
 * wrap of another key), wait, locked (the password does not open the journal).
 */
export async function changePassword(member: Member, given: z.output<typeof passwordInput>, from: From) {
  const { memberId, email } = member;
  const checked = await checkPassword({ email, auth: given.auth, ...from });
  if (!checked.ok) return checked;
  return asMember(memberId, async (tx) => {
    const noMatch = { ok: false, reason: "no-match" } as const;
    const [key] = await tx
      .select({ keyId: journalKeys.keyId })
      .from(journalKeys)
      .where(and(eq(journalKeys.memberId, memberId), isNull(journalKeys.lockedOn)));
    if (!key || !Buffer.from(given.wrap.slice(4, 12)).equals(key.keyId)) return noMatch;
    // After a code alone the password opens no key: then nobody here can have wrapped it.
    if (!checked.wrap || !checked.keyId || !Buffer.from(checked.keyId).equals(key.keyId))
      return { ok: false, reason: "locked" } as const;
    const { newAuth: auth, seed, wrap } = given;
    const keys = { keyId: key.keyId, opened: key.keyId };
    const put = { memberId, epoch: checked.epoch, ...keys, auth, seed, wrap, token: from.token };
    return (await replaceCredential(tx, put)) ? ({ ok: true } as const) : noMatch;
  });
}
