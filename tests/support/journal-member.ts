import { randomUUID } from "node:crypto";
import { asMember, db } from "@/db/client";
import { journalHeads, journalKeys, members } from "@/db/schema";
import { importJournalKey, makeRawKey } from "@/lib/journal/vault/journal-key";
import { networkFor } from "./device";
import { asMemberForTests } from "./people";
import { makeWriter } from "./writer";

/** A member with an empty journal in this file's database, and its key. */
export async function makeJournalMember() {
  const memberId = randomUUID();
  const journal = await importJournalKey(makeRawKey());
  await db()
    .insert(members)
    .values({ id: memberId, name: "Test", email: `${memberId}@example.org` });
  await asMember(memberId, async (tx) => {
    await tx.insert(journalKeys).values({ memberId, keyId: journal.keyId });
    await tx.insert(journalHeads).values({ memberId, version: 0, lastRev: 0 });
  });
  return { memberId, journal, member: asMemberForTests({ memberId }) };
}

export type JournalMember = Awaited<ReturnType<typeof makeJournalMember>>;

/**
 * One device of a member, and its line to the real database: it may be cut, or lose the answer to the next save.
 * `asked` is called before each request.
 */
export function makePlace({ member, memberId, journal }: JournalMember) {
  const line = { online: true, lose: false, asked: () => {} };
  const network = networkFor(member, () => {
    const lost = line.lose;
    line.lose = false;
    return lost;
  });
  const writer = makeWriter({
    memberId,
    journal,
    fetch: async (...asked) => {
      line.asked();
      if (!line.online) throw new TypeError("no network");
      return network(...asked);
    },
  });
  return { writer, line };
}
