import { describe, expect, it } from "vitest";
import { isCommonPassword } from "@/lib/journal/vault/common-passwords";
import { whyNotLength } from "@/lib/journal/vault/derive";
import { suggestPassphrase } from "@/lib/journal/vault/passphrase";
import { completeWord, makeWords, readWords } from "@/lib/journal/vault/recovery";

describe("recovery words", () => {
  const words = makeWords();

  it("are twelve, and read back however they were typed", () => {
    expect(words).toHaveLength(12);
    const plain = readWords(words.join(" "));
    expect(plain).toMatchObject({ ok: true });
    const typed = words.map((word, at) => `${at + 1}. ${word.toUpperCase()},`).join("\n  ");
    expect(readWords(typed)).toEqual(plain);
  });

  it("stand for the same 16 bytes for ever", () => {
    expect(readWords(`${"abandon ".repeat(11)}about`)).toEqual({ ok: true, entropy: new Uint8Array(16) });
    expect(readWords(`${"zoo ".repeat(11)}wrong`)).toEqual({ ok: true, entropy: new Uint8Array(16).fill(255) });
  });

  it("say which word is not one of them, how many there are, or that they do not belong together", () => {
    expect(readWords(`${words.slice(0, 4).join(" ")} xylofone ${words.slice(5).join(" ")}`)).toEqual({
      ok: false,
      reason: "unknown-word",
      word: "xylofone",
      place: 5,
    });
    expect(readWords(words.slice(1).join(" "))).toEqual({ ok: false, reason: "count", count: 11 });
    expect(readWords("abandon ".repeat(12))).toEqual({ ok: false, reason: "not-together" });
    expect(readWords("")).toEqual({ ok: false, reason: "count", count: 0 });
  });

  it("are completed after four letters, and not before they are sure", () => {
    expect(completeWord("aban")).toBe("abandon");
    expect(completeWord("ABAN ")).toBe("abandon");
    expect(completeWord("aba")).toBeNull();
    expect(completeWord("zoo")).toBe("zoo");
    expect(completeWord("qqqq")).toBeNull();
  });
});

describe("a new password", () => {
  it("is counted in characters as a person counts them", () => {
    expect(whyNotLength("eleven char")).toBe("too-short");
    expect(whyNotLength("twelve chars")).toBeNull();
    expect(whyNotLength("🙂".repeat(11))).toBe("too-short");
    expect(whyNotLength("🙂".repeat(12))).toBeNull();
    expect(whyNotLength("x".repeat(1024))).toBeNull();
    expect(whyNotLength("x".repeat(1025))).toBe("too-long");
  });

  it("is refused when it is one that people guess first", () => {
    const guessed = [
      "passwordpassword",
      "Password1234!",
      "P@ssw0rd2024!!",
      "qwertyuiop123",
      "1234567890123",
      "aaaaaaaaaaaaaa",
      "abcabcabcabc",
      "correcthorsebatterystaple",
      "reflective-practice",
      "Summer2024!!!",
      "letmeinletmein",
      "amina.okafor2024",
      "amina.okafor@example.org",
      "Amina.Okafor@Example.org!",
    ];
    for (const password of guessed) expect(isCommonPassword(password, "amina.okafor@example.org"), password).toBe(true);
  });

  it("is welcome when it is a person's own", () => {
    for (const password of [
      "ridge-cactus-lava-onion-tent",
      "I walked home past the mill",
      "xK9#vQ2!mZ7pLw",
      "tea at four with Nan & Bob",
      suggestPassphrase(),
    ]) {
      expect(isCommonPassword(password, "amina.okafor@example.org"), password).toBe(false);
    }
  });

  it("can be five random words, and never the same twice", () => {
    const suggested = new Set(Array.from({ length: 50 }, suggestPassphrase));
    expect(suggested.size).toBe(50);
    for (const words of suggested) {
      expect(words.split("-")).toHaveLength(5);
      expect(whyNotLength(words)).toBeNull();
    }
  });
});
