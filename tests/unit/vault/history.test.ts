import { describe, expect, it } from "vitest";
import { isTimeToAsk } from "@/components/journal/kit-offers";
import { seal } from "@/lib/journal/vault/envelope";
import { beginsSitting, decodeHistory, encodeHistory, withVersion } from "@/lib/journal/vault/history";
import type { Reflection } from "@/lib/journal/vault/reflection";
import { decodeBatch, encodeBatch, maxSealedBytes } from "@/lib/journal/wire";
import { fixedJournal, idA, memberA } from "@/tests/support/vault";

const at = (minute: number) => new Date(Date.UTC(2026, 10, 1, 9, minute)).toISOString();
const version = (minute: number, body = `at ${minute}`): Reflection => ({
  ...{ v: 1, id: idA, createdAt: at(0), editedAt: at(minute), title: "", body, tags: [] },
});

describe("a sitting", () => {
  const before = version(0, "as it was");
  const words = { title: "", body: "as it is", tags: [] };
  const minutes = (n: number) => n * 60_000;

  it("begins with the first change in a page, and again after half an hour without one", () => {
    expect(beginsSitting(before, words, undefined, minutes(100))).toBe(true);
    expect(beginsSitting(before, words, minutes(71), minutes(100))).toBe(false);
    expect(beginsSitting(before, words, minutes(70), minutes(100))).toBe(true);
  });

  it("does not begin where no words change", () => {
    expect(beginsSitting(before, { ...words, body: "as it was" }, undefined, 0)).toBe(false);
    expect(beginsSitting(before, { ...words, body: "as it was", again: true }, undefined, 0)).toBe(false);
    expect(beginsSitting(before, { ...words, body: "as it was", feelings: ["torn"] }, undefined, 0)).toBe(true);
  });
});

describe("a history", () => {
  it("keeps the last twenty, in the order of their writing, each once", () => {
    let versions: Reflection[] = [];
    for (let minute = 0; minute < 25; minute += 1) versions = withVersion(versions, version(minute));
    versions = withVersion(versions, version(24));
    versions = withVersion(versions, version(7, "kept late, by a device that was away"));
    expect(versions.map(({ body }) => body)).toEqual(Array.from({ length: 25 }, (_, n) => `at ${n}`));
    expect(decodeHistory(encodeHistory(versions))?.map(({ editedAt }) => editedAt)).toEqual(
      Array.from({ length: 20 }, (_, n) => at(n + 5)),
    );
  });

  it("leaves the oldest out where they would be larger than one sealed item may be", async () => {
    const versions = Array.from({ length: 9 }, (_, n) => version(n, "x".repeat(200_000)));
    const bytes = encodeHistory(versions);
    expect(decodeHistory(bytes)?.map(({ editedAt }) => editedAt)).toEqual([5, 6, 7, 8].map(at));
    const sealed = await seal(await fixedJournal(), bytes, { kind: 5, memberId: memberA, id: idA, version: 1 });
    expect(sealed.byteLength).toBeLessThanOrEqual(maxSealedBytes);
  });

  it("is not read from anything else", () => {
    for (const text of ["", "null", "[]", "{}", '{"v":2,"versions":[]}', '{"v":1,"versions":[{}]}', '{"v":1}'])
      expect(decodeHistory(new TextEncoder().encode(text)), text).toBeNull();
    expect(decodeHistory(encodeHistory([]))).toEqual([]);
  });
});

describe("a batch of sealed things", () => {
  const batch = {
    items: [
      { id: idA, kind: 1, version: 2, envelope: new Uint8Array([1, 2, 3]) },
      { id: memberA, kind: 3, version: 9, envelope: new Uint8Array([4]) },
    ],
    head: { version: 5, envelope: new Uint8Array([6, 7]) },
  };

  it("arrives as it was sent", () => {
    expect(decodeBatch(encodeBatch(batch))).toEqual(batch);
  });

  it("is refused cut short, longer, empty, or with a version that cannot be", () => {
    const bytes = encodeBatch(batch);
    for (let length = 0; length < bytes.length; length += 1) expect(decodeBatch(bytes.slice(0, length))).toBeNull();
    expect(decodeBatch(new Uint8Array([...bytes, 0]))).toBeNull();
    expect(decodeBatch(encodeBatch({ ...batch, items: [] }))).toBeNull();
    const [first] = batch.items;
    if (first) expect(decodeBatch(encodeBatch({ ...batch, items: [{ ...first, version: 0 }] }))).toBeNull();
  });
});

describe("asking where the kit is", () => {
  it("comes half a year after the kit was made or last asked about, and never before there is a day to count from", () => {
    const now = new Date("2026-11-25T10:00:00Z");
    expect(isTimeToAsk("", now)).toBe(false);
    expect(isTimeToAsk("2026-05-28", now)).toBe(false);
    expect(isTimeToAsk("2026-05-27", now)).toBe(true);
    expect(isTimeToAsk("not a day", now)).toBe(false);
  });
});
