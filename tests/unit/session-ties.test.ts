import { describe, expect, it } from "vitest";
import {
  arriving,
  begunFor,
  foundFor,
  threadIn,
  threadOf,
  tieOf,
  waysNow,
  writeAround,
} from "@/components/journal/session-ties";
import type { Reflection } from "@/lib/journal/vault/reflection";
import { isWritten } from "@/lib/journal/vault/writing";

const id = "0d9f5c0e-6a1b-4b7e-9c1d-2f3a4b5c6d7e";
const other = "11111111-6a1b-4b7e-9c1d-2f3a4b5c6d7e";
const fragment = (url: string) => url.slice(url.indexOf("#") + 1);

function written(what: Partial<Reflection>) {
  const at = what.createdAt ?? "2026-11-20T10:00:00.000Z";
  const reflection: Reflection = {
    v: 1,
    id: crypto.randomUUID(),
    createdAt: at,
    editedAt: at,
    title: "",
    body: "Words",
    tags: [],
    ...what,
  };
  return { id: reflection.id, reflection, onServer: true, base: 1 };
}

describe("the session of an address", () => {
  it("is read from the fragments that the site's own links have", () => {
    expect(tieOf(fragment(writeAround(id, "before")))).toEqual({ id, when: "before", guide: null });
    expect(tieOf(fragment(writeAround(id, "after")))).toEqual({ id, when: "after", guide: null });
    expect(tieOf(fragment(writeAround(id, "before", "bring-a-dilemma")))).toMatchObject({ guide: "bring-a-dilemma" });
    expect(tieOf(fragment(threadOf(id)))).toEqual({ id, when: null, guide: null });
  });

  it("is none for anything else, and what it does not know is left out", () => {
    for (const one of ["", id, "q3", "session=", "session=1", `session=${id}x`, `when=before&session=${id}`])
      expect(tieOf(one)).toBeNull();
    expect(tieOf(`session=${id}&when=during&guide=__proto__`)).toEqual({ id, when: null, guide: null });
  });
});

describe("the page that is begun for a session", () => {
  it("is tied to it with a question that fits, and is nothing to keep before the first word", () => {
    const before = begunFor({ id, when: "before", guide: null });
    expect(before).toMatchObject({ session: { id, when: "before" }, parts: [{ ask: arriving, text: "" }] });
    const after = begunFor({ id, when: "after", guide: null });
    expect(after).toMatchObject({ session: { id, when: "after" }, guide: "after-the-session" });
    expect(after.parts?.[0]).toEqual({ ask: "What stayed with me?", text: "" });
    const dilemma = begunFor({ id, when: "before", guide: "bring-a-dilemma" });
    expect(dilemma.guide).toBe("bring-a-dilemma");
    expect([before, after, dilemma].map(isWritten)).toEqual([false, false, false]);
  });

  it("is the one that was begun, for that session and that moment", () => {
    const before = written({ session: { id, when: "before" } });
    const reflections = [
      written({ session: { id: other, when: "before" } }),
      written({ session: { id, when: "after" } }),
      written({ session: { id, when: "before" }, conflictOf: before.id }),
      written({}),
      before,
      written({ session: { id, when: "before" }, createdAt: "2026-10-01T10:00:00.000Z" }),
    ];
    expect(foundFor(reflections, { id, when: "before", guide: null })).toBe(before);
    expect(foundFor(reflections, { id: other, when: "after", guide: null })).toBeNull();
    expect(foundFor(reflections, { id, when: "before", guide: "bring-a-dilemma" })).toBeNull();
  });
});

describe("the ways of writing around a session", () => {
  const now = new Date("2026-11-25T12:00Z");
  const at = (startsAt: string, of = id) => [{ id: of, startsAt, timeZone: "Europe/London" }];

  it("are before it until it begins, and after it from then on", () => {
    expect(waysNow(at("2026-11-25T12:01Z"), id, now)).toEqual(["before"]);
    expect(waysNow(at("2026-11-25T12:00Z"), id, now)).toEqual(["after"]);
  });

  it("are both where nothing is known of its time, and none while that is asked for", () => {
    expect(waysNow(at("2026-11-20T10:00Z", other), id, now)).toEqual(["before", "after"]);
    expect(waysNow([], id, now)).toEqual(["before", "after"]);
    expect(waysNow(null, id, now)).toEqual(["before", "after"]);
    expect(waysNow(undefined, id, now)).toEqual([]);
  });
});

describe("the thread of a session", () => {
  it("has what was written before it and then what was taken away, each oldest first, and nothing else", () => {
    const [one, two, three] = [
      written({ session: { id, when: "after" }, createdAt: "2026-11-01T10:00:00.000Z" }),
      written({ session: { id, when: "before" }, createdAt: "2026-11-20T10:00:00.000Z" }),
      written({ session: { id, when: "before" }, createdAt: "2026-11-19T10:00:00.000Z" }),
    ];
    const all = [one, two, three, written({ session: { id: other, when: "after" } }), written({})];
    expect(threadIn(all, id)).toEqual([three, two, one]);
  });
});
