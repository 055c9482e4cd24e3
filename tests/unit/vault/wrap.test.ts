import { describe, expect, it } from "vitest";
import { concat, fromHex, toHex } from "@/lib/journal/vault/bytes";
import { deriveFromPassword, deriveFromWords } from "@/lib/journal/vault/derive";
import { openUnderLocalKey, sealUnderLocalKey } from "@/lib/journal/vault/journal-key";
import { openWrap, sealWrap } from "@/lib/journal/vault/wrap";
import { counting, fixedRaw, flipped, memberA, memberB } from "@/tests/support/vault";

const seed = counting(32, 0x40);
const secret = await deriveFromPassword({
  email: "a@example.org",
  password: "correct horse battery staple",
  seedHex: toHex(seed),
});
const words = await deriveFromWords(counting(16));
const bound = { type: 1, memberId: memberA, seed } as const;
const wrap = await sealWrap(fixedRaw(), secret, bound);

describe("a password wrap", () => {
  it("opens with its password and gives the key and its id", async () => {
    const opened = await openWrap(wrap, secret, bound);
    expect(opened).toEqual({ ok: true, ...fixedRaw() });
    expect(wrap).toHaveLength(104);
  });

  it("opens with no byte of it changed, wherever that byte stands", async () => {
    for (let at = 0; at < wrap.length; at += 1) {
      expect(await openWrap(flipped(wrap, at, 1 << (at % 8)), secret, bound), `byte ${at}`).toEqual({ ok: false });
    }
  });

  it("opens for nobody else: another member, seed, type or password", async () => {
    const other = await deriveFromPassword({
      email: "a@example.org",
      password: "another password here",
      seedHex: toHex(seed),
    });
    expect(await openWrap(wrap, secret, { ...bound, memberId: memberB })).toEqual({ ok: false });
    expect(await openWrap(wrap, secret, { ...bound, seed: counting(32, 0x41) })).toEqual({ ok: false });
    expect(await openWrap(wrap, secret, { type: 2, memberId: memberA })).toEqual({ ok: false });
    expect(await openWrap(wrap, other, bound)).toEqual({ ok: false });
    expect(await openWrap(wrap, { ...secret, commit: words.commit }, bound)).toEqual({ ok: false });
  });

  it("refuses what is cut short, longer, of another version, or no wrap at all", async () => {
    for (const bytes of [wrap.slice(0, 103), concat(wrap, new Uint8Array(1)), new Uint8Array(0), new Uint8Array(104)]) {
      expect(await openWrap(bytes, secret, bound)).toEqual({ ok: false });
    }
    const v2 = Uint8Array.from(wrap);
    v2[2] = 2;
    expect(await openWrap(v2, secret, bound)).toEqual({ ok: false });
  });
});

describe("a recovery wrap", () => {
  it("opens with the words and not with the password's place", async () => {
    const recovery = await sealWrap(fixedRaw(), words, { type: 2, memberId: memberA });
    expect(await openWrap(recovery, words, { type: 2, memberId: memberA })).toMatchObject({ ok: true });
    expect(await openWrap(recovery, words, bound)).toEqual({ ok: false });
    expect(await openWrap(recovery, await deriveFromWords(counting(16, 1)), { type: 2, memberId: memberA })).toEqual({
      ok: false,
    });
  });
});

describe("the key between pages", () => {
  it("opens under the sign-in's local key alone, for its member, with no byte changed", async () => {
    const local = counting(32, 0x60);
    const sealed = await sealUnderLocalKey(fixedRaw(), local, memberA);
    expect(await openUnderLocalKey(sealed, local, memberA)).toEqual(fixedRaw());
    expect(await openUnderLocalKey(sealed, counting(32, 0x61), memberA)).toBeNull();
    expect(await openUnderLocalKey(sealed, local, memberB)).toBeNull();
    for (let at = 0; at < sealed.length; at += 1)
      expect(await openUnderLocalKey(flipped(sealed, at), local, memberA), `byte ${at}`).toBeNull();
    expect(toHex(sealed)).not.toContain(toHex(fixedRaw().raw));
    expect(await openUnderLocalKey(fromHex("00"), local, memberA)).toBeNull();
  });
});
