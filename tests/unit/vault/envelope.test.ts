import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { concat, sameBytes, utf8 } from "@/lib/journal/vault/bytes";
import { open, pad, seal, unpad } from "@/lib/journal/vault/envelope";
import { importJournalKey, makeRawKey } from "@/lib/journal/vault/journal-key";
import { decodeReflection, encodeReflection, type Reflection } from "@/lib/journal/vault/reflection";
import { readSealedHeader } from "@/lib/journal/wire";
import { fixedJournal, flipped, idA, idB, memberA, memberB } from "@/tests/support/vault";

const journal = await fixedJournal();
const bound = { kind: 1, memberId: memberA, id: idA, version: 1 } as const;
const envelope = await seal(journal, utf8("What stayed with me"), bound);

describe("an envelope", () => {
  it("opens to what was sealed, for any bytes", async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 5000 }), async (content) => {
        expect(await open(journal, await seal(journal, content, bound), bound)).toEqual(Uint8Array.from(content));
      }),
      { numRuns: 60 },
    );
  });

  it("does not open with any byte of it changed, wherever that byte stands", async () => {
    for (let at = 0; at < envelope.length; at += 1) {
      expect(await open(journal, flipped(envelope, at, 1 << (at % 8)), bound), `byte ${at}`).toBeNull();
    }
  });

  it("does not open as another member's, under another id, version, kind or key", async () => {
    const other = await importJournalKey(makeRawKey());
    expect(await open(journal, envelope, { ...bound, memberId: memberB })).toBeNull();
    expect(await open(journal, envelope, { ...bound, id: idB })).toBeNull();
    expect(await open(journal, envelope, { ...bound, version: 2 })).toBeNull();
    for (const kind of [2, 3, 4] as const) {
      expect(await open(journal, envelope, { ...bound, kind })).toBeNull();
      const posing = Uint8Array.from(envelope);
      posing[3] = kind;
      expect(await open(journal, posing, { ...bound, kind })).toBeNull();
    }
    expect(await open(other, envelope, bound)).toBeNull();
  });

  it("does not open when cut short, lengthened, or of another format version", async () => {
    const v2 = Uint8Array.from(envelope);
    v2[2] = 2;
    for (const bytes of [
      envelope.slice(0, -1),
      envelope.slice(0, 24),
      new Uint8Array(0),
      concat(envelope, new Uint8Array(1024)),
      v2,
    ]) {
      expect(await open(journal, bytes, bound)).toBeNull();
    }
  });

  it("never seals twice alike", async () => {
    expect(await seal(journal, utf8("same"), bound)).not.toEqual(await seal(journal, utf8("same"), bound));
  });
});

describe("padding", () => {
  it("gives back any content, and a length that says only which size it fits", () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 140_000, size: "max" }), (content) => {
        const padded = pad(content);
        expect(sameBytes(unpad(padded) ?? new Uint8Array(1), content)).toBe(true);
        expect(readSealedHeader(concat(Uint8Array.of(0x52, 0x4a, 1, 1), new Uint8Array(36), padded))).not.toBeNull();
      }),
      { numRuns: 40 },
    );
    expect(pad(new Uint8Array(1)).length).toBe(pad(new Uint8Array(1020)).length);
    expect(pad(new Uint8Array(1021)).length).toBe(2048);
    expect(pad(new Uint8Array(64 * 1024 - 3)).length).toBe(128 * 1024);
  });

  it("refuses what it would not make: another size, a false length, something after the end", () => {
    const padded = pad(utf8("abc"));
    expect(unpad(padded.slice(0, 1000))).toBeNull();
    expect(unpad(flipped(padded, 900))).toBeNull();
    expect(unpad(flipped(padded, 0, 0x80))).toBeNull();
    const roomy = new Uint8Array(2048);
    roomy.set(padded.slice(0, 7));
    expect(unpad(roomy)).toBeNull();
    fc.assert(fc.property(fc.uint8Array({ maxLength: 3000 }), (bytes) => void unpad(bytes)));
  });
});

describe("a reflection's inner format", () => {
  const reflection: Reflection = {
    v: 1,
    id: idA,
    createdAt: "2026-11-23T14:32:00.000Z",
    editedAt: "2026-11-23T14:40:00.000Z",
    title: "",
    body: "",
    tags: [],
  };

  it("keeps any text, lone surrogates and all", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), fc.string(), (body, title) => {
        const read = decodeReflection(encodeReflection({ ...reflection, body: `${body}\ud800`, title }));
        expect(read).toEqual({ ok: true, reflection: { ...reflection, body: `${body}\ud800`, title } });
      }),
    );
  });

  it("keeps what a newer page added inside this version", () => {
    const extended = { ...reflection, weather: "rain" };
    const read = decodeReflection(encodeReflection(extended));
    expect(read.ok && read.reflection).toEqual(extended);
  });

  it("leaves a newer version untouched, and says that anything else is unreadable", () => {
    expect(decodeReflection(utf8('{"v":2}'))).toEqual({ ok: false, reason: "newer-version" });
    for (const bad of [
      "",
      "null",
      "[]",
      "{",
      '{"v":1}',
      JSON.stringify({ ...reflection, createdAt: "yesterday" }),
      JSON.stringify({ ...reflection, tags: [1] }),
    ]) {
      expect(decodeReflection(utf8(bad))).toEqual({ ok: false, reason: "unreadable" });
    }
    expect(decodeReflection(Uint8Array.of(0xff, 0xfe))).toEqual({ ok: false, reason: "unreadable" });
  });
});
