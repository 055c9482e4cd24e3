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
