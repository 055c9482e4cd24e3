import fc from "fast-check";
import { strToU8, zipSync } from "fflate";
import { describe, expect, it } from "vitest";
import type { Reflection } from "@/lib/journal/vault/reflection";
import { realInstant } from "@/lib/journal/vault/taking/days";
import { fileLimits, type GivenFile, gather } from "@/lib/journal/vault/taking/gather";
import { fileNamer } from "@/lib/journal/vault/taking/names";
import { planImport } from "@/lib/journal/vault/taking/plan";
import { takenJson } from "@/lib/journal/vault/taking/taken";
import { listZip, unpack, zipLimits } from "@/lib/journal/vault/taking/zip-in";
import { anyReflection, fileOf, takenOf } from "../../../support/taking";

const at = "2026-11-23T14:32:10.000Z";
const plain: Reflection = { v: 1, id: "a", createdAt: at, editedAt: at, title: "", body: "words", tags: [] };
const journalOf = (...given: unknown[]) =>
  fileOf("journal.json", JSON.stringify({ format: "rp-journal", v: 1, settings: {}, reflections: given }));
const reasons = async (...files: GivenFile[]) =>
  (await gather(files)).problems.map(({ name, reason, count }) => [name, reason, count]);

describe("a file that cannot be read", () => {
  it("is told apart by what it holds, and never stops the ones beside it", async () => {
    const gathered = await gather([
      fileOf("picture.md", Uint8Array.of(0xff, 0xd8, 0xff, 0xe0)),
      fileOf("other.json", '{"hello": 1}'),
      fileOf("cut.json", '{"format": "rp-journal", "reflections": ['),
      fileOf("nothing.md", ""),
      fileOf("index.html", "<!doctype html>"),
      fileOf("program.exe", Uint8Array.of(0x4d, 0x5a)),
      fileOf("unsent.json", '{"format":"rp-unsent-1","drafts":[]}'),
      fileOf("cut.zip", Uint8Array.of(0x50, 0x4b, 3, 4, 0, 0)),
      fileOf("locked.rjx", Uint8Array.of(0x52, 0x58, 1, 1)),
      fileOf("null.json", "null"),
      journalOf(plain),
    ]);
    expect(gathered.problems.map(({ name, reason }) => [name, reason])).toEqual([
      ["picture.md", "not-text"],
      ["other.json", "not-known"],
      ["cut.json", "unreadable"],
      ["nothing.md", "empty"],
      ["index.html", "page"],
      ["program.exe", "not-known"],
      ["unsent.json", "unsent-file"],
      ["cut.zip", "zip-broken"],
      ["locked.rjx", "no-match"],
      ["null.json", "not-known"],
    ]);
    expect(gathered.found).toHaveLength(1);
  });

  it("of 200 MB is refused before it is read", async () => {
    const huge: GivenFile = {
      name: "huge.json",
      size: 200 * 1024 * 1024,
      lastModified: 0,
      arrayBuffer: () => Promise.reject(new Error("was read")),
    };
    expect(huge.size).toBeGreaterThan(fileLimits.bytes);
    expect(await reasons(huge)).toEqual([["huge.json", "too-large", 1]]);
  });

  it("is said with a date that does not exist, and no later day is made of it", async () => {
    const dates = ["2026-02-30T10:00:00.000Z", "2025-02-29T10:00:00Z", "2026-13-01T10:00:00Z", "2026-11-23T24:30:00Z"];
    const wrong = dates.map((createdAt, n) => ({ ...plain, id: String(n), createdAt }));
    const late = { ...plain, later: [{ at: "2026-06-31T10:00:00Z", text: "later" }] };
    const odd = { ...plain, createdAt: "yesterday" };
    expect(await reasons(journalOf(...wrong, late, odd, plain))).toEqual([
      ["journal.json", "no-such-date", 5],
      ["journal.json", "unreadable", 1],
    ]);
    expect(await reasons(fileOf("2026-02-30.md", "words"))).toEqual([["2026-02-30.md", "no-such-date", 1]]);
  });

  it("of a later version of this site, or with a field of another kind, is kept out and said", async () => {
    const given = [{ ...plain, v: 2 }, { ...plain, tags: "one" }, { ...plain, later: [{}] }, 7, null, [], "text"];
    expect(await reasons(journalOf(...given))).toEqual([
      ["journal.json", "newer-version", 1],
      ["journal.json", "unreadable", 6],
    ]);
  });

  it("too long for one reflection is said; a title of 10,000 characters and half letters come in whole", async () => {
    const title = "т".repeat(10_000);
    const [long, half] = [
      { ...plain, body: "x".repeat(983_100) },
      { ...plain, id: "b", title, body: "\ud800 e\u0301" },
    ];
    const gathered = await gather([journalOf(long, half)]);
    expect(gathered.problems.map(({ reason }) => reason)).toEqual(["too-long"]);
    expect(gathered.found.map(({ reflection }) => [reflection.title, reflection.body])).toEqual([
      [title, "\ud800 e\u0301"],
    ]);
  });

  it("whatever its bytes are gives an answer and never throws", async () => {
    const names = fc.constantFrom("a.md", "a.json", "a.zip", "a.rjx", "a");
    const starts = fc.constantFrom([], [0x50, 0x4b, 3, 4], [0x52, 0x58, 1, 1], [0x7b], [0xef, 0xbb, 0xbf]);
    const bytes = fc
      .tuple(starts, fc.uint8Array({ maxLength: 600 }))
      .map(([start, rest]) => Uint8Array.of(...start, ...rest));
    await fc.assert(
      fc.asyncProperty(names, bytes, async (name, content) => {
        const { found, problems } = await gather([fileOf(name, content)]);
        expect(found.length + problems.length).toBeGreaterThan(0);
      }),
      { numRuns: 300 },
    );
  });
});

describe("a zip that means harm", () => {
  const bomb = (bytes: number) => zipSync({ "journal.json": new Uint8Array(bytes) }, { level: 9 });

  it("is unpacked no further than the limit, whatever size it claims", async () => {
    const [entry] = listZip(bomb(16 * 1024 * 1024)) as [ReturnType<typeof listZip>[number]];
    if (typeof entry === "string") throw new Error("no entry");
    expect(entry.packed.byteLength).toBeLessThan(100_000);
    expect(await unpack(entry, 1024 * 1024)).toBe("zip-too-much");
    expect(await unpack(entry, 16 * 1024 * 1024)).toHaveLength(16 * 1024 * 1024);
  });

  it("with many bombs in it is stopped at the limit of all together", async () => {
    const mib = 1024 * 1024;
    const many = Object.fromEntries(Array.from({ length: 5 }, (_, n) => [`${n}.json`, new Uint8Array(3 * mib)]));
    const texts = { "long.md": new Uint8Array(3 * mib) };
    const zip = fileOf("many.zip", Uint8Array.from(zipSync({ ...texts, ...many })));
    const { problems } = await gather([zip], { most: 8 * mib });
    expect(problems.map(({ name, reason }) => [name, reason])).toEqual([
      ["many.zip: long.md", "too-long"],
      ["many.zip: 0.json", "unreadable"],
      ["many.zip: 1.json", "unreadable"],
      ["many.zip: 2.json", "zip-too-much"],
    ]);
    expect(zipLimits.bytes).toBeLessThan(256 * mib);
  });

  it("with a path that leads elsewhere is only read, under a name that is only shown", async () => {
    const zip = zipSync({ "../../../etc/passwd.md": strToU8("words"), "/a.md": strToU8("others") });
    const { found, problems } = await gather([fileOf("paths.zip", Uint8Array.from(zip))]);
    expect(problems).toEqual([]);
    expect(found.map(({ reflection }) => reflection.title)).toEqual(["passwd", "a"]);
  });

  it("with any byte changed says so or gives the same words: nothing is half right", async () => {
    const words = [...takenJson(takenOf([plain]))].join("");
    const zip = Uint8Array.from(zipSync({ "journal.json": strToU8(words) }));
    for (let place = 0; place < zip.byteLength; place += 1) {
      const changed = zip.map((byte, n) => (n === place ? byte ^ 0x55 : byte));
      const { found, problems } = await gather([fileOf("journal.zip", changed)]);
      if (found.length > 0) expect(found.map(({ reflection }) => reflection)).toEqual([plain]);
      else expect(problems.length, `byte ${place}`).toBeGreaterThan(0);
    }
  });

  it("locked with a password of its own is said to be", async () => {
    const zip = Uint8Array.from(zipSync({ "a.md": strToU8("words") }));
    const listed = zip.findLastIndex((_, n) => zip[n] === 0x50 && zip[n + 1] === 0x4b && zip[n + 2] === 1);
    zip[listed + 8] = 1;
    expect(await reasons(fileOf("locked.zip", zip))).toEqual([["locked.zip: a.md", "zip-locked", 1]]);
  });
});

describe("writing from elsewhere", () => {
  it("comes from Day One with its words, days, tags and stars, and its pictures counted", async () => {
    const entries = [
      {
        uuid: "8F2E1D0C",
        creationDate: "2024-05-01T09:00:00Z",
        modifiedDate: "2024-05-02T09:00:00Z",
        text: "# The van\n\nIt broke down\\. Again\\!\n\n![](dayone-moment://ABC)",
        tags: ["work"],
        starred: true,
        location: { placeName: "Home" },
      },
      { uuid: "2", creationDate: "2024-05-03T09:00:00Z", text: "![](dayone-moment://DEF)" },
      { uuid: "3", creationDate: "2024-02-30T09:00:00Z", text: "no such day" },
      { uuid: "4", text: "no day" },
    ];
    const file = strToU8(JSON.stringify({ metadata: { version: "1.0" }, entries }));
    const zip = zipSync({ "Journal.json": file, "photos/abc.jpeg": Uint8Array.of(1, 2, 3) });
    for (const given of [fileOf("Journal.json", Uint8Array.from(file)), fileOf("dayone.zip", Uint8Array.from(zip))]) {
      const { found, problems, pictures } = await gather([given]);
      expect(pictures).toBe(2);
      expect(problems.map(({ reason }) => reason)).toEqual(["no-such-date", "unreadable"]);
      expect(found.map(({ reflection }) => reflection)).toEqual([
        {
          v: 1,
          id: "8F2E1D0C",
          createdAt: "2024-05-01T09:00:00.000Z",
          editedAt: "2024-05-02T09:00:00.000Z",
          title: "The van",
          body: "It broke down. Again!",
          tags: ["work"],
          again: true,
        },
      ]);
      expect(planImport(found, planImport(found, []).fresh).here).toBe(1);
    }
  });

  it("comes from any folder of Markdown, dated by front matter, by name, or by the file, and the last is counted", async () => {
    const inFolder = (name: string, content: string) =>
      Object.defineProperty(fileOf(name, content), "webkitRelativePath", { value: `notes/${name}` });
    const { found, problems, leftAlone } = await gather([
      inFolder("one.md", "---\ntitle: 'A title'\ndate: 2023-04-05\ntags:\n  - hope\n  - \"rest\"\n---\n\nWords."),
      inFolder("2022-01-02 walking.md", "Walked.\r\nFar."),
      inFolder("two.markdown", "# Heading\n\nBelow."),
      inFolder("photo.png", "x"),
      inFolder(".DS_Store", "x"),
    ]);
    expect(problems).toEqual([]);
    expect(leftAlone).toBe(2);
    expect(found.map(({ reflection: { title, body, tags }, dated }) => [title, body, tags, dated])).toEqual([
      ["A title", "Words.", ["hope", "rest"], true],
      ["walking", "Walked.\nFar.", [], true],
      ["Heading", "Below.", [], false],
    ]);
    expect(found[0]?.reflection.createdAt.slice(0, 10)).toBe("2023-04-05");
    expect(planImport(found, []).undated).toBe(1);
    expect(planImport(found, planImport(found, []).fresh).here).toBe(3);
  });
});

describe("names and days in files", () => {
  it("are safe on every system and never the same twice", () => {
    fc.assert(
      fc.property(fc.array(anyReflection, { maxLength: 8 }), fc.string(), (some, title) => {
        const nameOf = fileNamer("Europe/London");
        const names = [...some, { ...plain, title }, { ...plain, title }].map(nameOf);
        expect(new Set(names.map((name) => name.toLowerCase())).size).toBe(names.length);
        for (const name of names) expect(name).toMatch(/^\d{4}-\d{2}-\d{2}( [\p{L}\p{M}\p{N}-]+)?( \d+)?\.md$/u);
      }),
    );
    const nameOf = fileNamer("Europe/London");
    expect(nameOf({ ...plain, title: "../../con: A/B\\C\u202e.exe" })).toBe("2026-11-23 con-a-b-c-exe.md");
  });

  it("are read strictly: only a day that exists is a day", () => {
    expect(realInstant("2026-11-23T14:32:10.123Z")).toBe("2026-11-23T14:32:10.123Z");
    expect(realInstant("2026-11-23 14:32+0100")).toBe("2026-11-23T13:32:00.000Z");
    expect(realInstant("2024-02-29T00:00:00Z")).toBe("2024-02-29T00:00:00.000Z");
    for (const none of ["2026-02-29", "2026-00-10", "2026-04-31T10:00:00Z", "2026-11-23T10:60:00Z"])
      expect(realInstant(none), none).toBe("no-such-date");
    for (const other of ["", "soon", "23/11/2026", 20261123, null]) expect(realInstant(other)).toBeNull();
    fc.assert(
      fc.property(fc.date({ min: new Date(0), max: new Date("9999-01-01"), noInvalidDate: true }), (date) => {
        expect(realInstant(date.toISOString())).toBe(date.toISOString());
      }),
    );
  });
});
