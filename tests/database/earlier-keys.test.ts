import { randomUUID } from "node:crypto";
import { sql } from "drizzle-orm";
import { afterEach, describe, expect, it, vi } from "vitest";
import { asMember } from "@/db/client";
import { credentials, doorCodes, journalKeys } from "@/db/schema";
import { openEarlier } from "@/lib/auth/earlier";
import { setPasswordWithCode } from "@/lib/auth/recover";
import { hashCode } from "@/lib/auth/tokens";
import { keepKit } from "@/lib/journal/commands";
import { adoptKey } from "@/lib/journal/commands/replace-key";
import { bringBack } from "@/lib/journal/vault/bring-back";
import { fromHex, randomBytes, toHex } from "@/lib/journal/vault/bytes";
import { emptyContents, lockedAway } from "@/lib/journal/vault/contents";
import { deriveFromWords } from "@/lib/journal/vault/derive";
import { draftsAway, keepDraft, listDrafts } from "@/lib/journal/vault/drafts";
import { emptyHead, sealHead } from "@/lib/journal/vault/head";
import { readHistory } from "@/lib/journal/vault/history";
import type { JournalKey } from "@/lib/journal/vault/journal-key";
import { wrapUnderWords } from "@/lib/journal/vault/keys";
import { makeWords, readWords } from "@/lib/journal/vault/recovery";
import { pull, send } from "@/lib/journal/vault/saving";
import { sealWrap } from "@/lib/journal/vault/wrap";
import { asOwner, holdWaits } from "@/tests/support/accepting";
import type { makeDevice } from "@/tests/support/device";
import {
  accountOf,
  deriveOnce,
  makePerson,
  newSecret,
  openWithPassword,
  type PersonForTests,
  tryPassword,
} from "@/tests/support/person";
import { locked } from "@/tests/support/reset";
import { arrive, bodies, words as draftWords } from "@/tests/support/written";

vi.setConfig({ testTimeout: 120_000 });
afterEach(() => {
  vi.unstubAllGlobals();
});

const everything = ["deleted, and to come back", "reflection 0", "reflection 1", "reflection 2", "written afterwards"];

async function adoptWith(
  person: PersonForTests,
  device: ReturnType<typeof makeDevice>,
  old: JournalKey,
  proof: object,
): Promise<{ ok: boolean; reason?: string }> {
  const wrap = new Uint8Array(104);
  wrap.set([0x52, 0x57, 1, 4]);
  wrap.set(old.keyId, 4);
  const headVersion = device.contents.headVersion + 1;
  const head = await sealHead(device.journal, emptyHead, person.memberId, headVersion);
  return adoptKey(person.member, { keyId: old.keyId, wrap, headVersion, head, ...proof });
}

describe("writing that a reset locked", () => {
  it("comes back with the recovery words of its time, all of it, and the old set is over", async () => {
    const words = makeWords();
    const { made, person, device, before } = await locked(words);
    expect(await bringBack(device, await accountOf(person), { words: words.join(" ") })).toEqual({
      ok: true,
      count: 4,
    });
    const whole = await arrive(person, person.password);
    expect(whole && bodies(whole)).toEqual(everything);
    expect(whole && lockedAway(whole.contents, whole.journal)).toEqual([]);
    expect(whole?.contents.items.get(made.deleted)?.state).toBe("deleted");
    const history = whole && (await readHistory(whole, made.first));
    expect(history?.ok && history.versions).toHaveLength(1);
    const keys = await asMember(person.memberId, (tx) => tx.select().from(journalKeys));
    const old = keys.find(({ keyId }) => toHex(keyId) === made.journal.keyIdHex);
    expect(old).toMatchObject({ recoveryWrap: null, recoveryProofHash: null });
    const kept = await asMember(person.memberId, (tx) => tx.select().from(credentials));
    expect(kept.map(({ epoch }) => epoch)).toEqual([2]);
    const { auth } = await newSecret(before, before.password);
    expect(await openEarlier(person.member, { epoch: 1, auth })).toEqual({
      ok: false,
      reason: "no-match",
    });
  });

  it("comes back with the password of its time, and with no other", async () => {
    const { before, made, person, device } = await locked();
    const [retired] = (await asMember(person.memberId, (tx) => tx.select().from(credentials))).filter(
      ({ epoch }) => epoch === 1,
    );
    const seedHex = toHex(retired?.seed ?? new Uint8Array(32));
    const authOf = async (password: string) =>
      fromHex((await deriveOnce({ email: person.email, password, seedHex })).authHex);
    const wrong = await authOf("not the password of then");
    expect(await openEarlier(person.member, { epoch: 1, auth: wrong })).toEqual({
      ok: false,
      reason: "no-match",
    });
    const refused = await adoptWith(person, device, made.journal, { earlier: { epoch: 1, auth: wrong } });
    expect(refused).toEqual({ ok: false, reason: "no-match" });
    // What no proof came with is refused as well; a current password proves nothing about an earlier key.
    expect(await adoptWith(person, device, made.journal, {})).toEqual({ ok: false, reason: "no-match" });
    const current = { epoch: 2, auth: (await newSecret(person, person.password)).auth };
    expect(await adoptWith(person, device, made.journal, { earlier: current })).toEqual({
      ok: false,
      reason: "no-match",
    });
    const right = await openEarlier(person.member, { epoch: 1, auth: await authOf(before.password) });
    expect(right.ok && toHex(right.keyId)).toBe(made.journal.keyIdHex);
    // Nobody else's sign-in opens it with the right password either.
    const stranger = await makePerson();
    const there = await openEarlier(stranger.member, { epoch: 1, auth: await authOf(before.password) });
    expect(there).toEqual({ ok: false, reason: "no-match" });
  });

  it("is slowed down, like signing in, when many passwords are tried", async () => {
    const { person } = await locked();
    const tryOne = () => openEarlier(person.member, { epoch: 1, auth: randomBytes(32) });
    for (let n = 0; n < 9; n += 1) expect(await tryOne()).toEqual({ ok: false, reason: "no-match" });
    await holdWaits();
    expect(await tryOne()).toMatchObject({ reason: "wait" });
    // Counted apart: tries at an old password neither use up nor give back those at the current one.
    expect(await tryPassword(person, person.password)).not.toBeNull();
    expect(await tryOne()).toMatchObject({ reason: "wait" });
  });

  it("brings drafts back that were left on this device, over what was locked and beside it", async () => {
    const words = makeWords();
    const { made, person, device } = await locked(words);
    const [id = ""] = made.ids;
    const over = { reflection: draftWords(id, "written on a train, over it"), base: 1, deleted: false };
    const fresh = { reflection: draftWords(randomUUID(), "never sent"), base: 0, deleted: false };
    for (const draft of [over, fresh]) await keepDraft(device.store, made.journal, person.memberId, draft);
    expect(await listDrafts(device.store, device.journal, person.memberId)).toEqual([]);
    expect(await draftsAway(device.store, device.journal, person.memberId)).toHaveLength(2);
    const wrong = await bringBack(device, await accountOf(person), { words: makeWords().join(" ") });
    expect(wrong).toEqual({ ok: false, reason: "no-match" });
    // Four reflections and one that was never sent; the draft over one of the four is no fifth.
    const done = await bringBack(device, await accountOf(person), { words: words.join(" ") });
    expect(done).toEqual({ ok: true, count: 5 });
    const journal = (await openWithPassword(person, person.password)) as JournalKey;
    const opened = { ...device, journal, contents: emptyContents() };
    expect(await pull(opened)).toBeNull();
    expect(opened.contents.doubtful).toBe(false);
    for (const draft of await listDrafts(opened.store, journal, person.memberId))
      expect((await send(opened, draft)).state.state).toBe("saved");
    expect(opened.told, "no draft is kept twice").toEqual([]);
    const after = await arrive(person, person.password);
    const rest = everything.filter((body) => body !== "reflection 0");
    expect(after && bodies(after)).toEqual([...rest, "never sent", "written on a train, over it"].sort());
  });

  it("brings drafts back where the server has nothing under their key", async () => {
    const words = makeWords();
    const { made, person, device } = await locked(words);
    await asOwner((sql) => sql`delete from journal_items where key_id = ${made.journal.keyId}`);
    const fresh = { reflection: draftWords(randomUUID(), "never sent"), base: 0, deleted: false };
    await keepDraft(device.store, made.journal, person.memberId, fresh);
    const clean = { ...device, contents: emptyContents() };
    expect(await bringBack(clean, await accountOf(person), { words: words.join(" ") })).toEqual({ ok: true, count: 1 });
    const journal = (await openWithPassword(person, person.password)) as JournalKey;
    const [found] = await listDrafts(device.store, journal, person.memberId);
    expect(found?.reflection.body).toBe("never sent");
  });

  it("stays openable by its own password when the words of another key set the next one", async () => {
    const { person } = await locked();
    const words = makeWords();
    const proved = await tryPassword(person, person.password);
    const kit = proved && (await wrapUnderWords(proved.raw, words, person.memberId));
    if (!proved || !kit?.ok) throw new Error("no kit");
    const kept = { keyId: proved.raw.keyId, wrap: fromHex(kit.wrap), proofHash: fromHex(kit.proofHash) };
    await keepKit(person.member, kept, person.token);
    const code = "AAAA-BBBB-CCCC";
    const codeHash = hashCode(Buffer.from(process.env.PEPPER ?? "", "hex"), person.memberId, code);
    await asMember(person.memberId, (tx) =>
      tx
        .insert(doorCodes)
        .values({ memberId: person.memberId, codeHash, expiresAt: sql`now() + interval '3 days'` as never }),
    );
    const read = readWords(words.join(" "));
    if (!read.ok) throw new Error("words that do not read");
    const proof = fromHex((await deriveFromWords(read.entropy)).proofHex);
    const next = await newSecret(person, "the third password");
    const wrap = await sealWrap(proved.raw, next.derived, { type: 1, memberId: person.memberId, seed: next.seed });
    const given = { email: person.email, code, proof, auth: next.auth, seed: next.seed, wrap };
    expect(await setPasswordWithCode(given, { address: "127.0.0.1", browser: null })).toEqual({ ok: true });
    const rows = await asMember(person.memberId, (tx) => tx.select().from(credentials));
    expect(rows.map(({ epoch }) => epoch).sort()).toEqual([1, 3]);
  });
});
