import { readFileSync } from "node:fs";
import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import { openBackup, sealBackup, type Way } from "@/lib/journal/vault/backup";
import { concat, fromHex, toHex } from "@/lib/journal/vault/bytes";
import { deriveFromPassword, deriveFromWords } from "@/lib/journal/vault/derive";
import { importJournalKey } from "@/lib/journal/vault/journal-key";
import { readWords } from "@/lib/journal/vault/recovery";
import { sealWrap } from "@/lib/journal/vault/wrap";
import { counting, fixedRaw, flipped, memberA } from "../../support/vault";

// Made once. Members keep such files for years: it must open for ever, and is only ever added to.
const frozen = JSON.parse(readFileSync("tests/fixtures/vault/rjx-v1.json", "utf8"));
const file = fromHex(frozen.file);

const stretched = new Map<string, ReturnType<typeof deriveFromPassword>>();
const passphrase = (password: string): Way => ({
  with: "passphrase",
  derive: (seedHex) => {
    const key = `${password} ${seedHex}`;
    const known = stretched.get(key) ?? deriveFromPassword({ email: "", password, seedHex });
    stretched.set(key, known);
    return known;
  },
});
const words = (typed: string): Way => {
  const read = readWords(typed);
  if (!read.ok) throw new Error("these words no longer read");
  return { with: "words", entropy: read.entropy };
};
const ways: [string, Way][] = [
  ["passphrase", passphrase(frozen.passphrase)],
  ["words", words(frozen.words)],
];
const otherWords = "legal winner thank year wave sausage worth useful legal winner thank yellow";

// Where the head ends and each chunk begins, read as the header comment says.
const headEnd = 157 + 104 + 60 + 32;
function chunksOf(bytes: Uint8Array): Uint8Array[] {
  const found: Uint8Array[] = [];
  const view = new DataView(bytes.buffer, bytes.byteOffset);
  for (let at = headEnd; at < bytes.byteLength; ) {
    const end = at + 16 + view.getUint32(at + 12);
    found.push(bytes.slice(at, end));
    at = end;
  }
  return found;
}

describe("a sealed export of format v1", () => {
  it.each(ways)("opens for ever with its %s", async (_name, way) => {
    expect(await openBackup(file, way)).toEqual({ ok: true, lines: frozen.lines });
  });

  it("is written the same way today, byte for byte", async () => {
    const { entropy } = words(frozen.words) as Extract<Way, { with: "words" }>;
    const journal = await importJournalKey(fixedRaw());
    const wrap = await sealWrap(
      fixedRaw(),
      await deriveFromWords(entropy),
      { type: 2, memberId: memberA },
      counting(12, 7),
    );
    let drawn = 0;
    const random = (length: number) => {
      drawn += 16;
      return counting(length, drawn);
    };
    const seed = counting(32, 0x80);
    const secret = await deriveFromPassword({ email: "", password: frozen.passphrase, seedHex: toHex(seed) });
    const parts = await sealBackup(frozen.lines, {
      memberId: memberA,
      seed,
      secret,
      words: { wrap, journal },
      random,
    });
    expect(toHex(concat(...parts))).toBe(frozen.file);
  });

  it("says plainly when the passphrase or the words are others", async () => {
    expect(await openBackup(file, passphrase("another passphrase"))).toEqual({ ok: false, reason: "no-match" });
    expect(await openBackup(file, words(otherWords))).toEqual({ ok: false, reason: "no-match" });
  });

  it.each(ways)("with its %s is refused after a change of any byte", async (_name, way) => {
    const refused = new Set<string>();
    // Each byte of the head and of where chunks begin and end; of their long middles, every 97th.
    const borders = chunksOf(file).map((_, at, all) => headEnd + all.slice(0, at).reduce((n, c) => n + c.length, 0));
    for (let at = 0; at < file.byteLength; at += 1) {
      const near = at < headEnd || at > file.byteLength - 20 || borders.some((border) => Math.abs(at - border) < 20);
      if (!near && at % 97 !== 0) continue;
      const opened = await openBackup(flipped(file, at, 1 << (at % 8)), way);
      if (opened.ok) throw new Error(`byte ${at} may be changed`);
      refused.add(opened.reason);
    }
    expect(refused).not.toContain("no-match");
    expect(refused).toContain("damaged");
  });

  it.each(ways)("with its %s is refused when cut short anywhere, also between two chunks", async (_name, way) => {
    const chunks = chunksOf(file);
    expect(chunks.length).toBeGreaterThan(2);
    const head = file.slice(0, headEnd);
    for (let keep = 0; keep < chunks.length; keep += 1)
      expect(await openBackup(concat(head, ...chunks.slice(0, keep)), way)).toEqual({ ok: false, reason: "cut-short" });
    for (const length of [4, 100, headEnd - 1, headEnd + 5, file.byteLength - 1])
      expect(await openBackup(file.slice(0, length), way)).toEqual({ ok: false, reason: "cut-short" });
  });

  it("is refused with chunks swapped, dropped, doubled, or taken from another file", async () => {
    const [a, b, ...rest] = chunksOf(file) as [Uint8Array, Uint8Array, ...Uint8Array[]];
    const head = file.slice(0, headEnd);
    const [, way] = ways[0] as [string, Way];
    expect(await openBackup(concat(head, a, b, ...rest), way)).toMatchObject({ ok: true });
    for (const chunks of [
      [b, a, ...rest],
      [b, ...rest],
      [a, a, b, ...rest],
      [a, ...rest],
      [a, b, ...rest, a],
    ])
      expect(await openBackup(concat(head, ...chunks), way)).toEqual({ ok: false, reason: "damaged" });
  });

  it("of a later version, another stretching, or no such file at all is told apart", async () => {
    const [, way] = ways[0] as [string, Way];
    const with2 = (at: number, value: number) => file.map((byte, place) => (place === at ? value : byte));
    expect(await openBackup(with2(2, 2), way)).toEqual({ ok: false, reason: "newer-version" });
    expect(await openBackup(with2(3, 2), way)).toEqual({ ok: false, reason: "newer-version" });
    expect(await openBackup(with2(3, 0), way)).toEqual({ ok: false, reason: "damaged" });
    expect(await openBackup(counting(400), way)).toEqual({ ok: false, reason: "not-backup" });
  });
});

describe("a sealed export without the recovery words", () => {
  let secret: Awaited<ReturnType<typeof deriveFromPassword>>;
  const seed = counting(32, 3);
  const way = passphrase("a passphrase of its own");
  beforeAll(async () => {
    secret = await deriveFromPassword({ email: "", password: "a passphrase of its own", seedHex: toHex(seed) });
  });

  it("opens with its passphrase, and says that words do not open it", async () => {
    const sealed = concat(...(await sealBackup(["one"], { memberId: memberA, seed, secret, words: null })));
    expect(await openBackup(sealed, way)).toEqual({ ok: true, lines: ["one"] });
    expect(await openBackup(sealed, words(frozen.words))).toEqual({ ok: false, reason: "no-words" });
  });

  it("gives back any lines, in chunks or in none, and never repeats itself", async () => {
    const text = fc.string({ unit: "binary" }).map((given) => JSON.stringify(given));
    const long = text.map((line) => line.repeat(2000));
    await fc.assert(
      fc.asyncProperty(fc.array(fc.oneof(text, long), { maxLength: 6 }), async (lines) => {
        const given = { memberId: memberA, seed, secret, words: null };
        const [one, other] = [concat(...(await sealBackup(lines, given))), concat(...(await sealBackup(lines, given)))];
        expect(await openBackup(one, way)).toEqual({ ok: true, lines });
        expect(toHex(one)).not.toBe(toHex(other));
      }),
      { numRuns: 15 },
    );
  });
});
