import "server-only";
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
