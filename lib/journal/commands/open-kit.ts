import "server-only";
import { openEarlier } from "../../auth/earlier.ts";
import { giveBack, takeTry } from "../../auth/limits.ts";
import { asOneTry } from "../../auth/limits-of-request.ts";
import type { Member } from "../../auth/viewer.ts";
import { getKitWrap } from "../queries.ts";

/** The recovery wrap of one of this member's keys, for the right proof of its words. Refusals: no-match, wait. */
export async function openKit(member: Member, asked: { keyId: Uint8Array; proof: Uint8Array }) {
  const limit = { kind: "code", of: member.memberId } as const;
  const counted = { take: () => takeTry(limit), giveBack: () => giveBack(limit) };
  return asOneTry(counted, async () => {
    const wrap = await getKitWrap(member, asked);
    return wrap ? ({ ok: true, wrap } as const) : ({ ok: false, reason: "no-match" } as const);
  });
}

const noMatch = { ok: false, reason: "no-match" } as const;

/**
 * Whether one of this member's keys was opened by who asks: with its words (`proof`), or with a password of before. Asked
 * wherever another way to a key ends; a code alone opens none. Refusals: no-match, wait.
 */
export async function proveKey(
  member: Member,
  given: {
    keyId: Uint8Array;
    proof?: Uint8Array | undefined;
    earlier?: { epoch: number; auth: Uint8Array } | undefined;
  },
) {
  const { keyId, proof, earlier } = given;
  if (!earlier) return proof ? openKit(member, { keyId, proof }) : noMatch;
  const opened = await openEarlier(member, earlier);
  return opened.ok && !Buffer.from(opened.keyId).equals(keyId) ? noMatch : opened;
}
