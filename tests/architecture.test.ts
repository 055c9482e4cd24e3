import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { basename } from "node:path";
import { describe, expect, it } from "vitest";

// Files git knows of, and new ones it does not ignore: the house as it stands, not what a build left in it.
const files = execFileSync("git", ["ls-files", "--cached", "--others", "--exclude-standard"], { encoding: "utf8" })
  .split("\n")
  .filter((file) => file && existsSync(file));
const ours = files.filter(
  (file) => /^(app|components|db|lib|scripts|tests)\//.test(file) && !file.startsWith("db/migrations/"),
);
const read = (file: string) => readFileSync(file, "utf8");
const code = ours.filter((file) => /\.(ts|tsx|mjs)$/.test(file));

describe("the house", () => {
  it("keeps files short enough to read in one go", () => {
    const long = code
      .map((file) => ({ file, lines: read(file).split("\n").length, most: file.endsWith(".tsx") ? 200 : 250 }))
      .filter(({ lines, most }) => lines > most + 1);
    expect(long).toEqual([]);
  });

  it("names domain files by what they do", () => {
    const rooms = ["auth", "calendar", "mail", "actions"];
    const domain = ours.filter(
      (file) => /^lib\/[^/]+\/[^/]+\.ts$/.test(file) && !rooms.includes(file.split("/")[1] ?? ""),
    );
    const allowed = new Set([
      "input.ts",
      "rules.ts",
      "queries.ts",
      "commands.ts",
      "wire.ts",
      "formats.ts",
      "guides.ts",
      "feelings.ts",
      "themes.ts",
    ]);
    expect(domain.filter((file) => !allowed.has(basename(file)))).toEqual([]);
  });

  it("has no dumping grounds and no barrels", () => {
    const vague = /(^|\/)(utils?|helpers?|misc|common|service|types|constants|index)\.tsx?$/;
    expect(code.filter((file) => vague.test(file) && file !== "db/schema/index.ts")).toEqual([]);
  });

  it("keeps pages, layouts and templates on the server", () => {
    const pages = code.filter((file) => /\/(page|layout|template)\.tsx$/.test(file));
    expect(pages.length).toBeGreaterThan(10);
    expect(pages.filter((file) => /^["']use client["']/m.test(read(file)))).toEqual([]);
  });

  it("writes no style into the HTML, which the page policy would refuse", () => {
    const styled = code.filter((file) => /^(app|components)\//.test(file) && /\sstyle=\{/.test(read(file)));
    expect(styled).toEqual([]);
  });

  it("checks what is accepted in lib alone", () => {
    const schemas = code.filter((file) => /^(app|components)\//.test(file) && /from "zod"/.test(read(file)));
    expect(schemas).toEqual([]);
  });

  it("prints nothing to a console from the site itself", () => {
    const prints = code.filter((file) => /^(app|components|lib|db)\//.test(file) && /console\.\w+\(/.test(read(file)));
    expect(prints).toEqual([]);
  });

  it("tests with the real modules", () => {
    const mocked = code.filter(
      (file) => file.startsWith("tests/") && /vi\.(mock|doMock)\(\s*["'](@\/|\.)/.test(read(file)),
    );
    expect(mocked).toEqual([]);
  });

  it("keeps forms that would post out of the door and the journal", () => {
    const secret = code.filter((file) => /^(app\/\((door|journal)\)|components\/(door|journal))\//.test(file));
    expect(secret.filter((file) => /["']use server["']|<form[^>]*\saction=/.test(read(file)))).toEqual([]);
  });

  it("lets no form of members' pages put what was typed into an address", () => {
    // Pressed before the page's script is there, a form without a method would. Those of the door, the journal and the
    // reading settings have names for nothing, or may not be sent at all.
    const rooms = code.filter((file) => /^(app|components)\/(?!door|journal|site)/.test(file) && file.endsWith(".tsx"));
    const forms = rooms.flatMap(
      (file) =>
        read(file)
          .match(/<form\b(?:[^>]|=>)*>/g)
          ?.map((form) => ({ file, form })) ?? [],
    );
    expect(forms.length).toBeGreaterThan(15);
    expect(forms.filter(({ form }) => !/\b(method="post"|action=)/.test(form))).toEqual([]);
  });
});
