import { describe, expect, it } from "vitest";
import { earlierOne } from "@/components/journal/look-back";
import type { OpenReflection } from "@/lib/journal/vault/view";

const now = new Date("2026-11-23T10:00:00.000Z");
const day = 86_400_000;
const ago = (days: number, draft = false): OpenReflection => {
  const createdAt = new Date(now.getTime() - days * day).toISOString();
  const reflection = {
    v: 1 as const,
    id: `${days}`,
    createdAt,
    editedAt: createdAt,
    title: "",
    body: "",
    tags: [],
    draft,
  };
  return { id: `${days}`, reflection, onServer: true, base: 1 };
};
const days = (list: OpenReflection[], at = now) => earlierOne(list, at)?.id ?? null;

describe("the earlier reflection that is offered", () => {
  it("is one from this time last year, where there is one", () => {
    expect(days([ago(1), ago(100), ago(365), ago(800)])).toBe("365");
    for (const near of [355, 375]) expect(days([ago(100), ago(near)])).toBe(`${near}`);
  });

  it("is an older one otherwise, and never one of the last sixty days", () => {
    expect(days([ago(3), ago(59), ago(354)])).toBe("354");
    expect(days([ago(60)])).toBe("60");
    expect(days([ago(3), ago(59)])).toBeNull();
    expect(days([])).toBeNull();
  });

  it("is never a draft, nor one dated ahead", () => {
    expect(days([ago(365, true), ago(-400), ago(90)])).toBe("90");
    expect(days([ago(365, true)])).toBeNull();
  });

  it("is the same all day, and another the next day", () => {
    const list = [ago(200), ago(201), ago(202)];
    const morning = new Date("2026-11-23T00:00:01.000Z");
    const night = new Date("2026-11-23T23:59:59.000Z");
    expect(days(list, morning)).toBe(days(list, night));
    const next = [1, 2, 3].map((n) => days(list, new Date(now.getTime() + n * day)));
    expect(new Set(next).size).toBe(3);
  });
});
