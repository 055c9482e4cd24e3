import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";

const css = readFileSync(new URL("../../components/ui/styles/tokens.css", import.meta.url), "utf8");

type Colours = Record<string, readonly [light: string, dark: string]>;

/** The colour tokens of one rule of tokens.css: the light and the dark value of each. */
function coloursOf(rule: string): Colours {
  const start = css.indexOf(`${rule} {`);
  expect(start, rule).toBeGreaterThan(-1);
  const body = css.slice(start, css.indexOf("\n  }", start));
  const found: Record<string, readonly [string, string]> = {};
  for (const [, name, light, dark] of body.matchAll(/--([\w-]+): light-dark\((#\w{6}), (#\w{6})\);/g)) {
    if (name && light && dark) found[name] = [light, dark];
  }
  for (const [, name, both] of body.matchAll(/--([\w-]+): (#\w{6});/g)) if (name && both) found[name] = [both, both];
  return found;
}

const luminance = (colour: string) => {
  const [r = 0, g = 0, b = 0] = [1, 3, 5]
    .map((at) => Number.parseInt(colour.slice(at, at + 2), 16) / 255)
    .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
};

const contrast = (one: string, other: string) => {
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
};

const papers = ["paper", "sheet", "sunk", "private-sheet", "private-raised"];
const strips = ["plum-tint", "pine-tint", "marigold-tint"];

/** Every pair of text and ground that a rule of the product makes. */
const texts: [string, string[]][] = [
  ["ink", [...papers, ...strips, "brick-tint"]],
  ["ink-soft", [...papers, "pine-tint"]],
  ["plum", [...papers, "pine-tint"]],
  ["plum-deep", [...papers, ...strips]],
  ["pine", [...papers, "pine-tint"]],
  ["brick", ["paper", "sheet", "private-sheet", "private-raised"]],
  ["on-plum", ["plum", "plum-deep"]],
  ["on-pine", ["pine"]],
  ["on-marigold", ["marigold"]],
];

const base = coloursOf(":root");
const tints = {
  chalk: base,
  cream: { ...base, ...coloursOf(':root[data-tint="cream"]') },
  sky: { ...base, ...coloursOf(':root[data-tint="sky"]') },
};
const worlds = Object.entries(tints).flatMap(([tint, colours]) =>
  (["light", "dark"] as const).map((theme, at) => ({ tint, theme, at, colours })),
);

const colour = (colours: Colours, name: string, at: number) => {
  const value = colours[name]?.[at];
  if (!value) throw new Error(`tokens.css has no colour named ${name}`);
  return value;
};

const below = (pairs: [string, string[]][], least: number, colours: Colours, at: number) =>
  pairs.flatMap(([text, grounds]) =>
    grounds
      .map((ground) => ({ text, ground, ratio: contrast(colour(colours, text, at), colour(colours, ground, at)) }))
      .filter(({ ratio }) => ratio < least),
  );

describe("contrast", () => {
  test("the reckoning itself gives 21 for black on white and 4.54 for #767676 on white", () => {
    expect(contrast("#000000", "#ffffff")).toBeCloseTo(21, 5);
    expect(contrast("#767676", "#ffffff")).toBeCloseTo(4.54, 2);
  });

  test.each(worlds)("text is at least 7 to 1 on $tint paper, $theme", ({ colours, at }) => {
    expect(below(texts, 7, colours, at)).toEqual([]);
  });

  test.each(worlds)("borders of controls are at least 3 to 1 on $tint paper, $theme", ({ colours, at }) => {
    expect(below([["line-strong", papers]], 3, colours, at)).toEqual([]);
  });

  test.each(worlds)(
    "one of the two focus rings is at least 3 to 1 on every ground of $tint, $theme",
    ({ colours, at }) => {
      // The rings stand outside the control, so it is the ground around it that counts.
      const unseen = [...papers, ...strips].filter((ground) =>
        ["ink", "marigold"].every((ring) => contrast(colour(colours, ring, at), colour(colours, ground, at)) < 3),
      );
      expect(unseen).toEqual([]);
    },
  );
});
