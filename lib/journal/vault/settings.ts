/*
 * The writer's own words and choices about the journal: one sealed item (kind 3) whose id is the member's. Like a
 * reflection it is readable in the browser alone, and keys that this version does not know are kept.
 */
export type Settings = {
  v: 1;
  /** Own questions, feelings and themes; offered feelings that are not to be shown. */
  prompts: string[];
  feelings: string[];
  hidden: string[];
  themes: string[];
  /** Whether an earlier reflection may be offered to be read again (R4). */
  lookBack: boolean;
  /** What was hoped for at the start of a year, by year: to be read beside its end (R7). */
  intentions: Record<string, string>;
  /** The last day (YYYY-MM-DD) on which the kit's whereabouts were asked for. */
  kitAskedOn: string;
};

export const noSettings: Settings = {
  v: 1,
  prompts: [],
  feelings: [],
  hidden: [],
  themes: [],
  lookBack: false,
  intentions: {},
  kitAskedOn: "",
};

const isText = (value: unknown): value is string => typeof value === "string";
const isTexts = (value: unknown): value is string[] => Array.isArray(value) && value.every(isText);

/** UTF-8 of the JSON. */
export function encodeSettings(settings: Settings): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(JSON.stringify(settings)) as Uint8Array<ArrayBuffer>;
}

/** The settings that a parsed value is, with what is missing filled in; null when it is none of a known version. */
export function readSettings(given: unknown): Settings | null {
  if (typeof given !== "object" || given === null || (given as Settings).v !== 1) return null;
  const read = { ...noSettings, ...(given as Partial<Settings>) };
  const lists = [read.prompts, read.feelings, read.hidden, read.themes];
  const intentions = typeof read.intentions === "object" && read.intentions !== null;
  if (!lists.every(isTexts) || !intentions || !Object.values(read.intentions).every(isText)) return null;
  return typeof read.lookBack === "boolean" && isText(read.kitAskedOn) ? read : null;
}

/** The settings in these bytes. */
export function decodeSettings(bytes: Uint8Array): Settings | null {
  try {
    return readSettings(JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes)));
  } catch {
    return null;
  }
}

const union = (mine: readonly string[], theirs: readonly string[]) => [...new Set([...mine, ...theirs])];

// The kit belongs to an account, so when it was asked for says nothing of what somebody has chosen.
const untouched = (settings: Settings) =>
  JSON.stringify({ ...noSettings, ...settings, kitAskedOn: "" }) === JSON.stringify(noSettings);

/** Two texts of one hope, both kept. */
export const joinedHopes = (mine: string, theirs: string): string =>
  mine.includes(theirs) ? mine : theirs.includes(mine) ? theirs : `${mine}\n\n${theirs}`;

/** Hopes by year, both kept where two were written for one year. */
function mergeHopes(mine: Settings["intentions"], theirs: Settings["intentions"]): Settings["intentions"] {
  const both = Object.entries(theirs).map(([year, text]) => [year, joinedHopes(mine[year] ?? "", text)] as const);
  return { ...mine, ...Object.fromEntries(both) };
}

/** Own words and choices with those of a file, or of settings that were locked, added. What is chosen here stays; keys that are not known go along. */
export function mergeSettings(here: Settings, from: Settings): Settings {
  return {
    ...from,
    ...here,
    lookBack: untouched(here) ? from.lookBack : here.lookBack,
    prompts: union(here.prompts, from.prompts),
    feelings: union(here.feelings, from.feelings),
    hidden: union(here.hidden, from.hidden),
    themes: union(here.themes, from.themes),
    intentions: mergeHopes(here.intentions, from.intentions),
  };
}
