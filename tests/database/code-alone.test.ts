import { afterEach, describe, expect, it, vi } from "vitest";
import { asMember } from "@/db/client";
import { credentials, journalKeys } from "@/db/schema";
import { changePassword } from "@/lib/auth/change-password";
import { rewrap } from "@/lib/journal/commands";
import { rotateKey } from "@/lib/journal/commands/replace-key";
import { bringBack } from "@/lib/journal/vault/bring-back";
import { randomBytes } from "@/lib/journal/vault/bytes";
import { changeSettings, joinSettings, settingsIn } from "@/lib/journal/vault/choices";
import { makeWords } from "@/lib/journal/vault/recovery";
import { pull } from "@/lib/journal/vault/saving";
import { accountOf, makePerson, newSecret, wholeNetworkFor } from "@/tests/support/person";
import { locked, setWithCodeAlone } from "@/tests/support/reset";
import { arrive, written } from "@/tests/support/written";

vi.setConfig({ testTimeout: 120_000 });
afterEach(() => {
  vi.unstubAllGlobals();
});

const shaped = (first: readonly number[], keyId: Uint8Array, size: number) => {
  const bytes = randomBytes(size);
  bytes.set(first);
  bytes.set(keyId, 4);
  return bytes;
};

describe("whoever has a code and nothing else", () => {
  it("can neither put another key over a locked journal nor take away what opens it", async () => {
    const person = await makePerson();
    vi.stubGlobal("fetch", wholeNetworkFor(person));
    const { journal, device } = await written(person, 1);
    const { memberId, member, token } = person;
    const before = await asMember(memberId, (tx) => tx.select().from(journalKeys));
    const { auth } = await setWithCodeAlone(person, "the password of a thief");
    const next = await newSecret(person, "the next password of a thief");
    const from = { address: "127.0.0.1", browser: null, token };
    const given = { auth, newAuth: next.auth, seed: next.seed };
    const own = randomBytes(8);
    const rotated = await rotateKey(
      member,
      {
        ...given,
        keyId: own,
        wrap: shaped([0x52, 0x57, 1, 1], own, 104),
        previousWrap: shaped([0x52, 0x57, 1, 4], journal.keyId, 104),
        recoveryWrap: shaped([0x52, 0x57, 1, 2], own, 104),
        proofHash: randomBytes(32),
        headVersion: device.contents.headVersion + 1,
        head: shaped([0x52, 0x4a, 1, 2], own, 1064),
      },
      from,
    );
    expect(rotated).toEqual({ ok: false, reason: "locked" });
    const wrap = shaped([0x52, 0x57, 1, 1], journal.keyId, 104);
    expect(await changePassword(member, { ...given, wrap }, from)).toEqual({ ok: false, reason: "locked" });
    const noMatch = { ok: false, reason: "no-match" };
    expect(await rewrap(member, { keyId: journal.keyId, wrap, auth })).toEqual(noMatch);
    expect(await rewrap(member, { keyId: journal.keyId, wrap, auth, proof: randomBytes(32) })).toEqual(noMatch);
    expect(await rewrap(member, { keyId: journal.keyId, wrap, auth, earlier: { epoch: 2, auth } })).toEqual(noMatch);
    expect(await asMember(memberId, (tx) => tx.select().from(journalKeys))).toEqual(before);
    const kept = await asMember(memberId, (tx) => tx.select().from(credentials));
    expect(kept.map(({ epoch, keyId }) => [epoch, keyId !== null]).sort()).toEqual([
      [1, true],
      [2, false],
    ]);
  });
});

describe("own words and hopes that a reset locked", () => {
  it("stay as they were beside those of a fresh journal, and become one with them when they open again", async () => {
    const words = makeWords();
    const { person, device } = await locked(words);
    const { memberId } = person;
    const now = () => settingsIn(device.contents, memberId);
    expect(now()?.themes).toEqual([]);
    const hope = (text: string) => (before: NonNullable<ReturnType<typeof now>>) => ({
      ...before,
      themes: [...before.themes, "since"],
      intentions: { "2026": text },
    });
    expect(await changeSettings(device, hope("to begin again"))).toEqual({ ok: true });
    expect(now()).toMatchObject({ themes: ["since"], intentions: { "2026": "to begin again" } });
    expect(await bringBack(device, await accountOf(person), { words: words.join(" ") })).toMatchObject({ ok: true });
    for (let times = 0; times < 2; times += 1) {
      const whole = await arrive(person, person.password);
      if (!whole) throw new Error("the journal did not open");
      await joinSettings(whole);
      await pull(whole);
      expect(whole.contents.doubtful).toBe(false);
      const settings = settingsIn(whole.contents, memberId);
      expect(settings?.themes.toSorted()).toEqual(["bread", "since"]);
      expect(settings?.intentions["2026"]).toContain("to begin again");
      expect(whole.contents.choices.size).toBe(1);
    }
  });
});
