import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { dilemmaOffer } from "@/lib/dilemmas/input";
import { stateOf, tellingIn, watchedWords } from "@/lib/dilemmas/rules";

const textsOf = (kind: string, text: string, watched?: string[]) =>
  tellingIn(text, watched)
    .filter((one) => one.kind === kind)
    .map((one) => one.text);

// Any text, with the characters that the patterns are about far more often than chance would have it.
const anyText = fc.oneof(
  fc.string({ unit: "binary", maxLength: 300 }),
  fc.string({ unit: fc.constantFrom(..."@.+-() 0123456789AaBbÉé'’\n\u00a0\ud800"), maxLength: 300 }),
);
const label = fc.string({ unit: fc.constantFrom(..."abcdefgxyz0189"), minLength: 1, maxLength: 12 });
const email = fc.tuple(label, label, fc.constantFrom("org", "co.uk", "nhs.uk")).map(([a, b, c]) => `${a}@${b}.${c}`);
const phone = fc.constantFrom(
  "07700 900123",
  "+44 20 7946 0018",
  "(0161) 496 0000",
  "0161-496-0000",
  "+44 (0)20 7946 0018",
);

describe("looking for what could tell who it is about", () => {
  it("never fails, whatever is written or watched for", () => {
    fc.assert(
      fc.property(anyText, fc.array(anyText, { maxLength: 4 }), (text, watched) => {
        for (const { kind, text: found } of tellingIn(text, watched)) {
          expect(["email", "phone", "name", "watched"]).toContain(kind);
          expect(found).not.toBe("");
        }
      }),
    );
  });

  it("finds an email address and a phone number wherever they stand between words", () => {
    fc.assert(
      fc.property(anyText, email, anyText, (before, planted, after) => {
        const text = `${before}\n${planted} ${after}`;
        expect(textsOf("email", text)).toContainEqual(expect.stringContaining(planted));
      }),
    );
    fc.assert(
      fc.property(anyText, phone, anyText, (before, planted, after) => {
        const text = `${before}\n${planted}\n${after}`;
        expect(textsOf("phone", text)).toContainEqual(expect.stringContaining(planted));
      }),
    );
  });

  it("finds names inside sentences, two together anywhere, and any after a title", () => {
    expect(textsOf("name", "Then I met Amina at the desk.")).toEqual(["Amina"]);
    expect(textsOf("name", "Amina Yusuf said no.")).toEqual(["Amina Yusuf"]);
    expect(textsOf("name", "we asked Dr Llewelyn-Pryce, and Mrs. O’Neill")).toEqual([
      "Dr Llewelyn-Pryce",
      "Mrs. O’Neill",
    ]);
    expect(textsOf("name", "they said Zoë Wójcik left")).toEqual(["Zoë Wójcik"]);
  });

  it("takes no ordinary words for names, and no dates for phone numbers", () => {
    const text =
      "On Monday I went. It was late. I’m tired, and December is near.\nNobody asked. “Why not?” 26/11/2026 at 10:30";
    expect(tellingIn(text)).toEqual([]);
    expect(tellingIn("Between 2019-11-26 and 90 minutes, 12 of 30 people.")).toEqual([]);
  });

  it("finds the member's own words whatever their case, as whole words", () => {
    expect(textsOf("watched", "the harbour trust wrote", ["Harbour Trust"])).toEqual(["harbour trust"]);
    expect(textsOf("watched", "entrusted", ["trust"])).toEqual([]);
    expect(textsOf("watched", "what about c++ (here)?", ["C++ (here)"])).toEqual(["c++ (here)"]);
    expect(watchedWords(" Harbour Trust,, St Mary’s\nNorth ")).toEqual(["Harbour Trust", "St Mary’s", "North"]);
  });

  it("comes to an end with a long text that was made to hold it up", () => {
    for (const part of ["1 ", "((((1", "a@a.", "Dr ", "A’", "aA ", "1", "a"])
      expect(Array.isArray(tellingIn(part.repeat(50_000), ["a"])), part).toBe(true);
  });
});

describe("a dilemma", () => {
  it("is withdrawn, brought, planned or offered, in that order", () => {
    const at = new Date();
    const open = { withdrawnAt: null, broughtAt: null, plannedSessionId: null };
    expect(stateOf(open)).toBe("offered");
    expect(stateOf({ ...open, plannedSessionId: "x" })).toBe("planned");
    expect(stateOf({ ...open, plannedSessionId: "x", broughtAt: at })).toBe("brought");
    expect(stateOf({ ...open, withdrawnAt: at })).toBe("withdrawn");
  });

  it("is offered with its words and nothing that says where they come from", () => {
    const offer = {
      dilemmaId: crypto.randomUUID(),
      title: " Fair to one \u0000",
      happened: "",
      wish: "",
      audience: "group",
      named: false,
    };
    expect(dilemmaOffer.parse(offer).title).toBe("Fair to one");
    expect(dilemmaOffer.safeParse({ ...offer, reflectionId: crypto.randomUUID() }).success).toBe(false);
    expect(dilemmaOffer.safeParse({ ...offer, title: " " }).success).toBe(false);
    expect(dilemmaOffer.safeParse({ ...offer, title: "x".repeat(121) }).success).toBe(false);
    expect(dilemmaOffer.safeParse({ ...offer, happened: "x".repeat(4001) }).success).toBe(false);
    expect(dilemmaOffer.safeParse({ ...offer, audience: "everybody" }).success).toBe(false);
  });

  it("fits the route at its longest, in any alphabet", () => {
    const fields = { title: "我".repeat(120), happened: "我".repeat(4000), wish: "我".repeat(1000) };
    const body = JSON.stringify({ ...fields, dilemmaId: crypto.randomUUID(), audience: "facilitator", named: false });
    expect(Buffer.byteLength(body)).toBeLessThan(16 * 1024);
  });
});
