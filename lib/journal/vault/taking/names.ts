/*
 * Names of the files in an export: a day and a few letters of the title, safe on every system. Nothing of a title but
 * letters and digits goes in, so there is no path in it, no reserved name and no sign that changes the reading direction.
 */
import type { Reflection } from "../reflection.ts";
import { dayForName } from "./days.ts";

const mostLetters = 48;

function slug(title: string): string {
  const words = title.normalize("NFC").match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
  return [...words.join("-").toLowerCase()].slice(0, mostLetters).join("").replace(/-+$/, "");
}

/** Gives each reflection a name of its own, also where two files whose names differ in case alone would be one. */
export function fileNamer(zone?: string): (reflection: Reflection) => string {
  const taken = new Set<string>();
  return ({ title, createdAt }) => {
    const base = [dayForName(createdAt, zone), slug(title)].filter(Boolean).join(" ");
    let name = base;
    for (let n = 2; taken.has(name.normalize("NFKD").toLowerCase()); n += 1) name = `${base} ${n}`;
    taken.add(name.normalize("NFKD").toLowerCase());
    return `${name}.md`;
  };
}
