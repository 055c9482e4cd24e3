import { sql } from "drizzle-orm";
import { expect, vi } from "vitest";
import { asMember } from "@/db/client";
import { credentials, doorCodes } from "@/db/schema";
import { setPasswordWithCode } from "@/lib/auth/recover";
import { beginSignIn } from "@/lib/auth/sign-ins";
import { hashCode } from "@/lib/auth/tokens";
import { keepKit, startFresh } from "@/lib/journal/commands";
import { fromHex } from "@/lib/journal/vault/bytes";
import { lockedAway } from "@/lib/journal/vault/contents";
import { dropDraft } from "@/lib/journal/vault/drafts";
import { emptyHead, sealHead } from "@/lib/journal/vault/head";
import { importJournalKey, type JournalKey, makeRawKey } from "@/lib/journal/vault/journal-key";
import { wrapUnderWords } from "@/lib/journal/vault/keys";
import { pull } from "@/lib/journal/vault/saving";
import { sealWrap } from "@/lib/journal/vault/wrap";
import { makeDevice } from "./device";
import { makePerson, newSecret, openWithPassword, type PersonForTests, tryPassword, wholeNetworkFor } from "./person";
import { words as draftWords, save, written } from "./written";

/** Forgets the password, gets a code, and has no words. */
export async function setWithCodeAlone(person: PersonForTests, password: string) {
  const { memberId, email } = person;
  const code = "K7QF-2M9X-3TRB";
  const codeHash = hashCode(Buffer.from(process.env.PEPPER ?? "", "hex"), memberId, code);
  await asMember(memberId, (tx) =>
    tx.insert(doorCodes).values({ memberId, codeHash, expiresAt: sql`now() + interval '3 days'` as never }),
  );
  const secret = await newSecret(person, password);
  expect(
    await setPasswordWithCode(
      { email, code, auth: secret.auth, seed: secret.seed },
      { address: "127.0.0.1", browser: null },
    ),
  ).toEqual({
    ok: true,
  });
  return secret;
}

/** The same, and starts afresh. */
async function reset(person: PersonForTests, password: string) {
  const { memberId, member } = person;
  const secret = await setWithCodeAlone(person, password);
  const raw = makeRawKey();
  const journal = await importJournalKey(raw);
  const wrap = await sealWrap(raw, secret.derived, { type: 1, memberId, seed: secret.seed });
  const [{ version } = { version: 0 }] = await asMember(memberId, (tx) =>
    tx.execute<{ version: number }>(sql`select version from journal_heads`),
  );
  const head = await sealHead(journal, emptyHead, memberId, version + 1);
  expect(await startFresh(member, { keyId: raw.keyId, wrap, auth: secret.auth, head })).toEqual({ ok: true });
  const rows = await asMember(memberId, (tx) => tx.select({ epoch: credentials.epoch }).from(credentials));
  const token = await beginSignIn({ memberId, epoch: Math.max(...rows.map(({ epoch }) => epoch)), own: true });
  return { ...person, password, token };
}

/** A journal that a reset without words locked, and a fresh one beside it. */
export async function locked(words?: readonly string[]) {
  const before = await makePerson();
  vi.stubGlobal("fetch", wholeNetworkFor(before));
  const made = await written(before, 3);
  if (words) {
    const proved = await tryPassword(before, before.password);
    const kit = proved && (await wrapUnderWords(proved.raw, words, before.memberId));
    if (!proved || !kit?.ok) throw new Error("no kit");
    const kept = { keyId: proved.raw.keyId, wrap: fromHex(kit.wrap), proofHash: fromHex(kit.proofHash) };
    await keepKit(before.member, kept, before.token);
  }
  const person = await reset(before, "a quite new password");
  vi.stubGlobal("fetch", wholeNetworkFor(person));
  const device = makeDevice(person.memberId, (await openWithPassword(person, person.password)) as JournalKey);
  await pull(device);
  // Dropped once it arrived, as the outbox does.
  const id = await save(device, "written afterwards");
  await dropDraft(device.store, person.memberId, { reflection: draftWords(id, ""), base: 1, deleted: false });
  expect(device.contents.doubtful).toBe(false);
  expect(lockedAway(device.contents, device.journal)).toHaveLength(4);
  return { before, made, person, device };
}
