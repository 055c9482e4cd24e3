import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { fromHex, toHex } from "@/lib/journal/vault/bytes";
import { deriveFromPassword, deriveFromWords } from "@/lib/journal/vault/derive";
import { open, seal } from "@/lib/journal/vault/envelope";
import { openHead } from "@/lib/journal/vault/head";
import { importJournalKey } from "@/lib/journal/vault/journal-key";
import { readWords } from "@/lib/journal/vault/recovery";
import { decodeReflection } from "@/lib/journal/vault/reflection";
import { openWrap, sealWrap } from "@/lib/journal/vault/wrap";

// Made once, with format v1. Members' journals look like this: what is here must open for ever, so this file is only
// ever added to.
const v1 = JSON.parse(readFileSync("tests/fixtures/vault/v1.json", "utf8"));
const { memberId } = v1;
const seed = fromHex(v1.seed);

describe("a journal sealed with format v1", () => {
  it("opens with its password", async () => {
    const secret = await deriveFromPassword({ email: v1.email, password: v1.password, seedHex: v1.seed });
    expect(secret.authHex).toBe(v1.auth);
    const opened = await openWrap(fromHex(v1.passwordWrap), secret, { type: 1, memberId, seed });
    expect(opened.ok && toHex(opened.raw)).toBe(v1.journalKey);
    const again = await sealWrap(
      { raw: fromHex(v1.journalKey), keyId: fromHex(v1.keyId) },
      secret,
      { type: 1, memberId, seed },
      fromHex(v1.passwordWrap.slice(24, 48)),
    );
    expect(toHex(again)).toBe(v1.passwordWrap);
  });

  it("opens with its recovery words", async () => {
    const words = readWords(v1.words);
    if (!words.ok) throw new Error("the frozen words no longer read");
    const secret = await deriveFromWords(words.entropy);
    expect(secret.proofHex).toBe(v1.proof);
    const opened = await openWrap(fromHex(v1.recoveryWrap), secret, { type: 2, memberId });
    expect(opened.ok && toHex(opened.raw)).toBe(v1.journalKey);
  });

  it("gives back every reflection, and is written the same way today", async () => {
    const journal = await importJournalKey({ raw: fromHex(v1.journalKey), keyId: fromHex(v1.keyId) });
    expect(v1.reflections.length).toBeGreaterThan(2);
    for (const { id, version, envelope, reflection } of v1.reflections) {
      const bound = { kind: 1, memberId, id, version } as const;
      const bytes = await open(journal, fromHex(envelope), bound);
      if (!bytes) throw new Error("a frozen reflection no longer opens");
      expect(decodeReflection(bytes)).toEqual({ ok: true, reflection });
      expect(toHex(await seal(journal, bytes, bound, fromHex(envelope.slice(24, 48))))).toBe(envelope);
    }
  });

  it("keeps its head", async () => {
    const journal = await importJournalKey({ raw: fromHex(v1.journalKey), keyId: fromHex(v1.keyId) });
    const head = await openHead(journal, fromHex(v1.head.envelope), memberId, v1.head.version);
    expect(head && { n: head.n, sum: head.sum.toString(16) }).toEqual({ n: v1.head.n, sum: v1.head.sum });
  });
});
