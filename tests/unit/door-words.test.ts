import { describe, expect, it } from "vitest";
import { sayWait } from "@/components/door/refusals";
import { wayBack } from "@/components/door/way-back";

const back = (to: string, hash = "") => wayBack({ search: `?back=${encodeURIComponent(to)}`, hash });

describe("the way back after signing in", () => {
  it("leads to the page that asked, and to the reflection behind its #", () => {
    expect(back("/journal")).toBe("/journal");
    expect(back("/journal/read", "#aaaaaaaa-aaaa-4aaa-8aaa-aaaaaaaaaaaa")).toBe(
      "/journal/read#aaaaaaaa-aaaa-4aaa-8aaa-aaaaaaaaaaaa",
    );
    expect(back("/sessions/x?print=1")).toBe("/sessions/x?print=1");
    expect(wayBack({ search: "", hash: "#main" })).toBe("/today");
  });

  it.each([
    "//evil.example",
    "///evil.example",
    "/\\evil.example",
    "\\\\evil.example",
    "https://evil.example",
    "javascript:alert(1)",
    "/\t/evil.example",
    "/\n/evil.example",
    " //evil.example",
    "evil.example",
    "/sign-in",
    "/sign-in?back=//evil.example",
    "/api/auth/signout",
    "",
  ])("never leaves the site, nor goes round in a circle: %j", (to) => {
    expect(back(to)).toBe("/today");
  });

  it("stays on the site whatever a browser makes of it", () => {
    for (const to of [
      "/.//evil.example",
      "/..//evil.example",
      "/@evil.example",
      "/%5cevil.example",
      "/%2f%2fevil.example",
    ])
      expect(new URL(back(to), "https://group.example.org/sign-in").origin).toBe("https://group.example.org");
  });
});

describe("a wait in words", () => {
  const now = new Date(2026, 10, 23, 14, 31, 40);

  it("says how long, and from a minute on at what time it is over, never too early", () => {
    expect(sayWait(1, now)).toContain("You can try again in 1 second.");
    expect(sayWait(32, now)).toContain("You can try again in 32 seconds.");
    expect(sayWait(60, now)).toContain("You can try again in 1 minute, at 2:33pm.");
    expect(sayWait(900, now)).toContain("You can try again in 15 minutes, at 2:47pm.");
    expect(sayWait(900, new Date(2026, 10, 23, 14, 31))).toContain("in 15 minutes, at 2:46pm.");
  });
});
