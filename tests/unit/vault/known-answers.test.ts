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

  // From Project Wycheproof's aes_gcm_test.json (C2SP/wycheproof, Apache 2.0): tests 91 to 103, key 256, IV 96, tag 128.
  it.each([
    "92ace3e348cd821092cd921aa3546374299ab46209691bc28b8752d17f123c20|00112233445566778899aabb|00000000ffffffff|00010203040506070809|e27abdd2d2a53d2f136b|9a4a2579529301bcfb71c78d4060f52c",
    "29d3a44f8723dc640239100c365423a312934ac80239212ac3df3421a2098123|00112233445566778899aabb|aabbccddeeff|||2a7d77fa526b8250cb296078926b5020",
    "80ba3192c803ce965ea371d5ff073cf0f43b6a2ab576b208426e11409c09b9b0|4da5bf8dfd5852c1ea12379d||||4771a7c404a472966cea8f73c8bfe17a",
    "cc56b680552eb75008f5484b4cb803fa5063ebd6eab91f6ab6aef4916a766273|99e23ec48985bccdeeab60f1||2a|06|633c1e9703ef744ffffb40edf9d14355",
    "51e4bf2bad92b7aff1a4bc05550ba81df4b96fabf41c12c7b00e60e48db7e152|4f07afedfdc3b6c2361823d3||be3308f72a2c6aed|cf332a12fdee800b|602e8d7c4799d62c140c9bb834876b09",
    "67119627bd988eda906219e08c0d0d779a07d208ce8a4fe0709af755eeec6dcb|68ab7fdbf61901dad461d23c||51f8c1f731ea14acdb210a6d973e07|43fc101bff4b32bfadd3daf57a590e|ec04aacb7148a8b8be44cb7eaf4efa69",
    "59d4eafb4de0cfc7d3db99a8f54b15d7b39f0acc8da69763b019c1699f87674a|2fcb1b38a99e71b84740ad9b||549b365af913f3b081131ccb6b825588|f58c16690122d75356907fd96b570fca|28752c20153092818faba2a334640d6e",
    "3b2458d8176e1621c0cc24c0c0e24c1e80d72f7ee9149a4b166176629616d011|45aaa3e5d16d2d42dc03445d||3ff1514b1c503915918f0c0c31094a6e1f|73a6b6f45f6ccc5131e07f2caa1f2e2f56|2d7379ec1db5952d4e95d30c340b1b1d",
    "0212a8de5007ed87b33f1a7090b6114f9e08cefd9607f2c276bdcfdbc5ce9cd7|e6b1adf2fd58a8762c65f31b||10f1ecf9c60584665d9ae5efe279e7f7377eea6916d2b111|0843fff52d934fc7a071ea62c0bd351ce85678cde3ea2c9e|7355fde599006715053813ce696237a8",
    "b279f57e19c8f53f2f963f5f2519fdb7c1779be2ca2b3ae8e1128b7d6c627fc4|98bc2c7438d5cd7665d76f6e|c0|fcc515b294408c8645c9183e3f4ecee5127846d1|eb5500e3825952866d911253f8de860c00831c81|ecb660e1fb0541ec41e8d68a64141b3a",
    "cdccfe3f46d782ef47df4e72f0c02d9c7f774def970d23486f11a57f54247f17|376187894605a8d45e30de51|956846a209e087ed|e28e0e9f9d22463ac0e42639b530f42102fded75|feca44952447015b5df1f456df8ca4bb4eee2ce2|082e91924deeb77880e1b1c84f9b8d30",
    "f32364b1d339d82e4f132d8f4a0ec1ff7e746517fa07ef1a7f422f4e25a48194|5a86a50a0e8a179c734b996d|ab2ac7c44c60bdf8228c7884adb20184|43891bccb522b1e72a6b53cf31c074e9d6c2df8e|43dda832e942e286da314daa99bef5071d9d2c78|c3922583476ced575404ddb85dd8cd44",
    "ff0089ee870a4a39f645b0a5da774f7a5911e9696fc9cad646452c2aa8595a12|bc2a7757d0ce2d8b1f14ccd9|972ab4e06390caae8f99dd6e2187be6c7ff2c08a24be16ef|748b28031621d95ee61812b4b4f47d04c6fc2ff3|a929ee7e67c7a2f91bbcec6389a3caf43ab49305|ebec6774b955e789591c822dab739e12",
  ])("knows Wycheproof's AES-GCM answer, and refuses it with any bit of its tag changed (%#)", async (vector) => {
    const [raw, iv, additionalData, plain, sealed, tag] = vector.split("|").map(fromHex);
    if (!raw || !iv || !additionalData || !plain || !sealed || !tag) throw new Error("not a vector");
    const key = await crypto.subtle.importKey("raw", raw, "AES-GCM", false, ["encrypt", "decrypt"]);
    const how = { name: "AES-GCM", iv, additionalData };
    const made = new Uint8Array(await crypto.subtle.encrypt(how, key, plain));
    expect(toHex(made)).toBe(toHex(sealed) + toHex(tag));
    expect(toHex(new Uint8Array(await crypto.subtle.decrypt(how, key, made)))).toBe(toHex(plain));
    for (let bit = 0; bit < 128; bit += 1) {
      const changed = Uint8Array.from(made);
      const at = sealed.length + (bit >> 3);
      changed[at] = (changed[at] ?? 0) ^ (1 << (bit & 7));
      await expect(crypto.subtle.decrypt(how, key, changed)).rejects.toThrow();
    }
  });
});
