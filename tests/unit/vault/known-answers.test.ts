import { createHash } from "node:crypto";
import { argon2id as nobleArgon2id } from "@noble/hashes/argon2.js";
import sodium from "libsodium-wrappers-sumo";
import { describe, expect, it } from "vitest";
import { fromHex, toHex } from "@/lib/journal/vault/bytes";
import { deriveFromPassword, makeSalt, stretch } from "@/lib/journal/vault/derive";

describe("the derivation", () => {
  it("gives the frozen answer for a frozen password", async () => {
    const from = { email: "A@Example.org ", password: "correct horse battery staple", seedHex: "11".repeat(32) };
    const salt = await makeSalt(from.email, fromHex(from.seedHex));
    expect(toHex(salt)).toBe("6a997bbbdf85f1121a61df828a19958a");
    expect(toHex(await stretch(from.password, salt))).toBe(
      "f45457ee5e8510e375a3d801be9648b3e0193497b32d1c561932744181f8e50d",
    );
    const derived = await deriveFromPassword(from);
    expect(derived.authHex).toBe("62cc8bc940bf6ced9baac3b8a3fdf29ebe1eece14c3a55f064e8194c8da6f739");
    expect(toHex(derived.commit)).toBe("c631ada0fa241d15a14c2db90850b4fbc86d0ffd039e8dcf2965b1dd0d939922");
    expect(derived.kek.extractable).toBe(false);
  });

  it("agrees with two other Argon2id libraries at the real cost", async () => {
    await sodium.ready;
    const cases = [
      "correct horse battery staple",
      "twelve chars",
      "naïve café 夜 ‮abc 🙂🙂🙂",
      ` ${"long ".repeat(200)}`,
    ];
    for (const password of cases) {
      const salt = createHash("sha256").update(password).digest().subarray(0, 16);
      const ours = toHex(await stretch(password, salt));
      const normal = password.normalize("NFKC");
      expect(toHex(nobleArgon2id(normal, salt, { t: 3, m: 65536, p: 1, dkLen: 32 }))).toBe(ours);
      const third = sodium.crypto_pwhash(32, normal, salt, 3, 65536 * 1024, sodium.crypto_pwhash_ALG_ARGON2ID13);
      expect(toHex(third)).toBe(ours);
    }
  });

  it("reads the same password however its letters were composed", async () => {
    const salt = new Uint8Array(16).fill(7);
    expect(toHex(await stretch("cafe\u0301 au lait", salt))).toBe(toHex(await stretch("caf\u00e9 au lait", salt)));
  });

  it("gives other keys for another email, seed or password", async () => {
    const from = { email: "a@example.org", password: "correct horse battery staple", seedHex: "11".repeat(32) };
    const changed = [
      { email: "b@example.org" },
      { seedHex: "12".repeat(32) },
      { password: "correct horse battery stapler" },
    ];
    const all = await Promise.all(
      [{}, ...changed].map(async (change) => (await deriveFromPassword({ ...from, ...change })).authHex),
    );
    expect(new Set(all).size).toBe(4);
  });
});

describe("the building blocks under it", () => {
  it("knows RFC 9106's Argon2id answer (section 5.3)", () => {
    const fill = (length: number, byte: number) => new Uint8Array(length).fill(byte);
    const tag = nobleArgon2id(fill(32, 1), fill(16, 2), {
      t: 3,
      m: 32,
      p: 4,
      key: fill(8, 3),
      personalization: fill(12, 4),
      dkLen: 32,
    });
    expect(toHex(tag)).toBe("0d640df58d78766c08c037a34a8b53c9d01ef0452d75b65eb52520e96b01e659");
  });

  it("knows RFC 5869's HKDF answer (case 1)", async () => {
    const key = await crypto.subtle.importKey("raw", new Uint8Array(22).fill(0x0b), "HKDF", false, ["deriveBits"]);
    const given = {
      name: "HKDF",
      hash: "SHA-256",
      salt: fromHex("000102030405060708090a0b0c"),
      info: fromHex("f0f1f2f3f4f5f6f7f8f9"),
    };
    const bits = new Uint8Array(await crypto.subtle.deriveBits(given, key, 42 * 8));
    expect(toHex(bits)).toBe("3cb25f25faacd57a90434f64d0362f2a2d2d0a90cf1a5a4c5db02d56ecc4c5bf34007208d5b887185865");
  });

  it("knows AES-256-GCM's answer (test case 16 of the GCM specification)", async () => {
    const key = await crypto.subtle.importKey(
      "raw",
      fromHex("feffe9928665731c6d6a8f9467308308".repeat(2)),
      "AES-GCM",
      false,
      ["encrypt"],
    );
    const plain = fromHex(
      "d9313225f88406e5a55909c5aff5269a86a7a9531534f7da2e4c303d8a318a721c3c0c95956809532fcf0e2449a6b525b16aedf5aa0de657ba637b39",
    );
    const how = {
      name: "AES-GCM",
      iv: fromHex("cafebabefacedbaddecaf888"),
      additionalData: fromHex("feedfacedeadbeeffeedfacedeadbeefabaddad2"),
    };
    const sealed = toHex(new Uint8Array(await crypto.subtle.encrypt(how, key, plain)));
    expect(sealed.slice(-32)).toBe("76fc6ece0f4e1768cddf8853bb2d551b");
    expect(sealed.slice(0, 32)).toBe("522dc1f099567d07f47f37a32a84427d");
  });
});
