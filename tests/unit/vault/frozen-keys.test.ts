import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { fromHex, toHex } from "@/lib/journal/vault/bytes";
import { open, seal } from "@/lib/journal/vault/envelope";
import { decodeHistory, encodeHistory } from "@/lib/journal/vault/history";
import { importJournalKey, secretForPrevious } from "@/lib/journal/vault/journal-key";
import { withPrevious } from "@/lib/journal/vault/previous-keys";
import { openWrap, sealWrap } from "@/lib/journal/vault/wrap";
import { flipped } from "@/tests/support/vault";

// Made once, with format v1, after v1.json: the key of that journal, replaced by another. Only ever added to.
const v1 = JSON.parse(readFileSync("tests/fixtures/vault/v1.json", "utf8"));
const keys = JSON.parse(readFileSync("tests/fixtures/vault/v1-keys.json", "utf8"));
const { memberId } = v1;
const journal = await importJournalKey({ raw: fromHex(keys.journalKey), keyId: fromHex(keys.keyId) });
const bound = { type: 4, memberId, newKeyId: journal.keyId } as const;
const wrap = fromHex(keys.previousWrap);
const listed = { keyId: v1.keyId, wrap: keys.previousWrap, under: keys.keyId };

describe("a replaced key, wrapped with format v1", () => {
  it("opens under the key that replaced it, and is written the same way today", async () => {
    const secret = await secretForPrevious(journal);
    const opened = await openWrap(wrap, secret, bound);
    expect(opened.ok && toHex(opened.raw)).toBe(v1.journalKey);
    const old = { raw: fromHex(v1.journalKey), keyId: fromHex(v1.keyId) };
    expect(toHex(await sealWrap(old, secret, bound, wrap.slice(12, 24)))).toBe(keys.previousWrap);
  });

  it("opens with no byte of it changed, and for no other member, key or type", async () => {
    const secret = await secretForPrevious(journal);
    for (let at = 0; at < wrap.length; at += 1)
      expect(await openWrap(flipped(wrap, at, 1 << (at % 8)), secret, bound), `byte ${at}`).toEqual({ ok: false });
    const other = await importJournalKey({ raw: fromHex(v1.journalKey), keyId: fromHex(v1.keyId) });
    expect(await openWrap(wrap, await secretForPrevious(other), bound)).toEqual({ ok: false });
    expect(await openWrap(wrap, secret, { ...bound, newKeyId: other.keyId })).toEqual({ ok: false });
    expect(await openWrap(wrap, secret, { ...bound, memberId: v1.reflections[0].id })).toEqual({ ok: false });
    expect(await openWrap(wrap, secret, { type: 2, memberId })).toEqual({ ok: false });
  });

  it("opens what was sealed under it, through the new key; and seals nothing", async () => {
    const both = await withPrevious(journal, { memberId, previous: [listed] });
    const [{ id, version, envelope }] = v1.reflections;
    const bound1 = { kind: 1, memberId, id, version } as const;
    const bytes = await open(both, fromHex(envelope), bound1);
    if (!bytes) throw new Error("a replaced key no longer opens what it sealed");
    expect(await open(journal, fromHex(envelope), bound1)).toBeNull();
    expect(toHex((await seal(both, bytes, bound1)).slice(4, 12))).toBe(keys.keyId);
  });

  it("is not taken from a server that lists it falsely, or in a circle", async () => {
    const circle = [listed, { ...listed, keyId: keys.keyId, under: v1.keyId }];
    expect((await withPrevious(journal, { memberId, previous: circle })).previous).toHaveLength(1);
    const false1 = { ...listed, keyId: "ffffffffffffffff" };
    expect((await withPrevious(journal, { memberId, previous: [false1] })).previous).toEqual([]);
    const broken = { ...listed, wrap: toHex(flipped(wrap, 60)) };
    expect((await withPrevious(journal, { memberId, previous: [broken] })).previous).toEqual([]);
  });
});

describe("a history sealed with format v1", () => {
  it("gives back its versions, and is written the same way today", async () => {
    const { id, version, envelope, versions } = keys.history;
    const where = { kind: 5, memberId, id, version } as const;
    const bytes = await open(journal, fromHex(envelope), where);
    expect(bytes && decodeHistory(bytes)).toEqual(versions);
    const again = await seal(journal, encodeHistory(versions), where, fromHex(envelope.slice(24, 48)));
    expect(toHex(again)).toBe(envelope);
    expect(await open(journal, fromHex(envelope), { ...where, kind: 1 })).toBeNull();
  });
});
