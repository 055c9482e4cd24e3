import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { utf8 } from "@/lib/journal/vault/bytes";
import { seal } from "@/lib/journal/vault/envelope";
import { changeHead, emptyHead, headOf, openHead, sameHead, sealHead } from "@/lib/journal/vault/head";
import { decodeSave, decodeSync, encodeSave, encodeSync, readSealedHeader } from "@/lib/journal/wire";
import { fixedJournal, flipped, idA, idB, memberA, memberB } from "@/tests/support/vault";

const journal = await fixedJournal();
const sealed = (id: string, version: number) =>
  seal(journal, utf8(`${id} ${version}`), { kind: 1, memberId: memberA, id, version });
const one = { id: idA, version: 1, envelope: await sealed(idA, 1) };
const two = { id: idB, version: 1, envelope: await sealed(idB, 1) };

describe("the head", () => {
  it("does not depend on the order, and forgets exactly what is taken out", async () => {
    const both = await headOf(journal, [one, two]);
    expect(sameHead(both, await headOf(journal, [two, one]))).toBe(true);
    expect(await changeHead(journal, both, { out: [one, two] })).toEqual(emptyHead);
    expect(await changeHead(journal, await headOf(journal, [one]), { out: [one], in: [two] })).toEqual(
      await headOf(journal, [two]),
    );
  });

  it("notices a missing, an older, a swapped and a doubled reflection", async () => {
    const newer = { ...one, version: 2, envelope: await sealed(idA, 2) };
    const right = await headOf(journal, [newer, two]);
    for (const wrong of [
      [newer],
      [one, two],
      [newer, two, two],
      [
        { ...newer, id: idB },
        { ...two, id: idA },
      ],
    ]) {
      expect(sameHead(right, await headOf(journal, wrong))).toBe(false);
    }
  });

  it("opens for its member and version alone", async () => {
    const head = await headOf(journal, [one]);
    const envelope = await sealHead(journal, head, memberA, 7);
    expect(await openHead(journal, envelope, memberA, 7)).toEqual(head);
    expect(await openHead(journal, envelope, memberA, 8)).toBeNull();
    expect(await openHead(journal, envelope, memberB, 7)).toBeNull();
    expect(await openHead(journal, flipped(envelope, 30), memberA, 7)).toBeNull();
    expect(readSealedHeader(envelope)?.kind).toBe(2);
  });
});

describe("what travels", () => {
  const save = {
    item: { id: idA, kind: 1, version: 3, deleted: true, envelope: one.envelope },
    head: { version: 9, envelope: two.envelope },
  };
  const sync = {
    headVersion: 4,
    lastRev: 2 ** 40 + 5,
    head: two.envelope,
    items: [
      {
        id: idA,
        kind: 1,
        state: "deleted" as const,
        version: 2,
        rev: 2 ** 40,
        deleteOnDay: 20_500,
        envelope: one.envelope,
      },
      {
        id: idB,
        kind: 1,
        state: "gone" as const,
        version: 5,
        rev: 2 ** 40 + 5,
        deleteOnDay: 0,
        envelope: new Uint8Array(0),
      },
    ],
  };

  it("arrives as it was sent", () => {
    expect(decodeSave(encodeSave(save))).toEqual(save);
    expect(decodeSync(encodeSync(sync))).toEqual(sync);
  });

  it("is refused when cut short, lengthened or of another kind", () => {
    for (const [bytes, decode] of [
      [encodeSave(save), decodeSave],
      [encodeSync(sync), decodeSync],
    ] as const) {
      for (const cut of [0, 1, 3, 20, bytes.length - 1]) expect(decode(bytes.slice(0, cut))).toBeNull();
      expect(decode(Uint8Array.from([...bytes, 0]))).toBeNull();
      for (const at of [0, 1, 2]) expect(decode(flipped(bytes, at))).toBeNull();
    }
    expect(decodeSync(encodeSave(save))).toBeNull();
  });

  it("never throws, whatever comes", () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 400 }), (bytes) => {
        const posing = Uint8Array.from([0x52, 0x53, 1, ...bytes]);
        for (const given of [bytes, posing, flipped(posing, 1, 3)])
          void [decodeSave(given), decodeSync(given), readSealedHeader(given)];
      }),
      { numRuns: 500 },
    );
  });

  it("is no envelope when a plain text was posted by mistake", () => {
    for (const text of ["", "Dear diary", "RJ", `RJ\u0001\u0001${"a".repeat(1060)}b`, '{"title":"x"}'])
      expect(readSealedHeader(utf8(text))).toBeNull();
  });
});
