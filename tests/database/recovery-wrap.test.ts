import { randomBytes, randomUUID } from "node:crypto";
import { describe, expect, it } from "vitest";
import { asMember, db } from "@/db/client";
import { journalHeads, journalKeys, members } from "@/db/schema";
import { getRecoveryWrap } from "@/lib/journal/queries";
import { asMemberForTests } from "@/tests/support/people";

async function memberWith(keys: readonly { recoveryWrap?: Uint8Array; lockedOn?: string }[]) {
  const memberId = randomUUID();
  await db()
    .insert(members)
    .values({ id: memberId, name: "Test", email: `${memberId}@example.org` });
  await asMember(memberId, async (tx) => {
    for (const key of keys)
      await tx.insert(journalKeys).values({
        memberId,
        keyId: randomBytes(8),
        ...key,
        ...(key.recoveryWrap ? { recoveryProofHash: randomBytes(32) } : {}),
      });
    await tx.insert(journalHeads).values({ memberId, version: 0, lastRev: 0 });
  });
  return asMemberForTests({ memberId });
}

describe("the recovery wrap for a sealed copy", () => {
  it("is the member's own, and nobody else's", async () => {
    const [own, other] = [randomBytes(104), randomBytes(104)];
    const member = await memberWith([{ recoveryWrap: own }]);
    await memberWith([{ recoveryWrap: other }]);
    expect(Buffer.from((await getRecoveryWrap(member)) ?? [])).toEqual(own);
  });

  it("is that of the current key, never of one that a reset locked; and there is none without a kit", async () => {
    const locked = { recoveryWrap: randomBytes(104), lockedOn: "2026-05-03" };
    expect(await getRecoveryWrap(await memberWith([locked, {}]))).toBeNull();
    expect(await getRecoveryWrap(await memberWith([{}]))).toBeNull();
  });
});
