import { randomUUID } from "node:crypto";
import { sql } from "drizzle-orm";
import { afterEach, describe, expect, it, vi } from "vitest";
import { asMember } from "@/db/client";
import { journalHistories, journalItems, journalKeys, signIns } from "@/db/schema";
import { changePassword } from "@/lib/auth/change-password";
import { beginSignIn } from "@/lib/auth/sign-ins";
import { keepKit } from "@/lib/journal/commands";
import { saveHistories } from "@/lib/journal/commands/reseal";
import { listHistories } from "@/lib/journal/queries";
import { fromHex, randomBytes, toHex } from "@/lib/journal/vault/bytes";
import { changeHistory, readHistory } from "@/lib/journal/vault/history";
import { wrapUnderWords } from "@/lib/journal/vault/keys";
import { makeWords } from "@/lib/journal/vault/recovery";
import { sealWrap } from "@/lib/journal/vault/wrap";
import { runRetention } from "@/lib/retention/commands";
import { holdWaits } from "@/tests/support/accepting";
import { from, isSignedIn, makePerson, newSecret, tryPassword, wholeNetworkFor } from "@/tests/support/person";
import { save, written } from "@/tests/support/written";

vi.setConfig({ testTimeout: 120_000 });
afterEach(() => {
  vi.unstubAllGlobals();
});

describe("changing the password", () => {
  it("needs the current one, keeps this sign-in and the words, and ends all else", async () => {
    const person = await makePerson();
    const elsewhere = await beginSignIn({ memberId: person.memberId, epoch: 1, own: false });
    const proved = await tryPassword(person, person.password);
    if (!proved) throw new Error("the current password opens nothing");
    const words = makeWords();
    const kit = await wrapUnderWords(proved.raw, words, person.memberId);
    if (!kit.ok) throw new Error("no kit");
    const kept = { keyId: proved.raw.keyId, wrap: fromHex(kit.wrap), proofHash: fromHex(kit.proofHash) };
    await keepKit(person.member, kept, person.token);
    const next = await newSecret(person, "a quite new password");
    const wrap = await sealWrap(proved.raw, next.derived, { type: 1, memberId: person.memberId, seed: next.seed });
    const given = { newAuth: next.auth, seed: next.seed, wrap };

    const wrong = await changePassword(person.member, { ...given, auth: randomBytes(32) }, from(person));
    expect(wrong).toEqual({ ok: false, reason: "no-match" });
    expect(await isSignedIn(elsewhere)).toBe(true);
    const foreign = Uint8Array.from(wrap);
    foreign.set(randomBytes(8), 4);
    const auth = fromHex(proved.derived.authHex);
    expect(await changePassword(person.member, { ...given, wrap: foreign, auth }, from(person))).toEqual({
      ok: false,
      reason: "no-match",
    });
    expect(await tryPassword(person, person.password)).not.toBeNull();

    expect(await changePassword(person.member, { ...given, auth }, from(person))).toEqual({ ok: true });
    expect(await isSignedIn(person.token)).toBe(true);
    expect(await isSignedIn(elsewhere)).toBe(false);
    expect(await tryPassword(person, person.password)).toBeNull();
    const opened = await tryPassword(person, "a quite new password");
    expect(opened && toHex(opened.raw.keyId)).toBe(toHex(proved.raw.keyId));
    const [key] = await asMember(person.memberId, (tx) => tx.select().from(journalKeys));
    expect(key?.recoveryWrap && toHex(key.recoveryWrap)).toBe(kit.wrap);
    const rows = await asMember(person.memberId, (tx) => tx.select().from(signIns));
    expect(rows.map(({ epoch }) => epoch)).toEqual([2]);
    // The one before cannot be brought in again: it proves nothing any more.
    expect(await changePassword(person.member, { ...given, auth }, from(person))).toEqual({
      ok: false,
      reason: "no-match",
    });
  });

  it("waits like signing in after many wrong ones", async () => {
    const person = await makePerson();
    const wrap = new Uint8Array(104);
    const given = () => ({ auth: randomBytes(32), newAuth: randomBytes(32), seed: randomBytes(32), wrap });
    for (let n = 0; n < 9; n += 1)
      expect(await changePassword(person.member, given(), from(person))).toEqual({ ok: false, reason: "no-match" });
    await holdWaits();
    expect(await changePassword(person.member, given(), from(person))).toMatchObject({ reason: "wait" });
  });
});

describe("a history", () => {
  it("is its member's alone, follows its reflection, and goes when that goes for good", async () => {
    const [mine, theirs] = [await makePerson(), await makePerson()];
    vi.stubGlobal("fetch", wholeNetworkFor(mine));
    const made = await written(mine, 2);
    expect((await listHistories(mine.member, { id: made.first })).items).toHaveLength(1);
    expect((await listHistories(theirs.member, { id: made.first })).items).toEqual([]);
    expect((await listHistories(theirs.member, { under: made.journal.keyId })).items).toEqual([]);
    const [item] = (await listHistories(mine.member, { id: made.first })).items;
    if (!item) throw new Error("no history");
    const changed = { ok: false, reason: "changed" };
    const [their] = await asMember(theirs.memberId, (tx) => tx.select().from(journalKeys));
    const envelope = Uint8Array.from(item.envelope);
    envelope.set(their?.keyId ?? [], 4);
    expect(await saveHistories(theirs.member, [{ ...item, version: 2, envelope }])).toEqual(changed);
    expect(await saveHistories(theirs.member, [{ ...item, version: 1, envelope }])).toEqual(changed);
    expect(await saveHistories(mine.member, [{ ...item, version: 2, envelope }]), "a foreign key").toEqual(changed);
    expect(await saveHistories(mine.member, [item]), "an old version").toEqual(changed);
    expect(await saveHistories(mine.member, [{ ...item, id: randomUUID(), version: 1 }]), "no reflection").toEqual(
      changed,
    );
    expect(await changeHistory(made.device, made.first, () => [])).toMatchObject({ ok: true, version: 2 });
    const emptied = await readHistory(made.device, made.first);
    expect(emptied).toMatchObject({ ok: true, versions: [] });

    await save(made.device, "reflection 0", { id: made.first, deleted: true });
    await asMember(mine.memberId, (tx) => tx.update(journalItems).set({ deleteOn: sql`current_date` as never }));
    await runRetention();
    expect(await asMember(mine.memberId, (tx) => tx.select().from(journalHistories))).toEqual([]);
  });
});
