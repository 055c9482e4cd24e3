/*
 * A reflection is readable and exists in the browser alone; this is the JSON inside its envelope (sealing.md §2.6).
 * Everything about it is in here: title, text, dates, feelings, themes, links, whether it is a draft. Keys that this
 * version does not know are kept as they are, so that an older page does not erase what a newer one wrote.
 */
export type Reflection = {
  v: 1;
  id: string;
  /** ISO instants. `createdAt` is the day the writer gives it; `editedAt` the last change. */
  createdAt: string;
  editedAt: string;
  title: string;
  body: string;
  /** Themes, offered or own. */
  tags: string[];
  /** The way of writing that was chosen last, by its id. What it asks stands in `parts`, so nothing depends on it. */
  guide?: string;
  /** Questions in the margin with what was written beside them, in their order. An empty text is one not answered. */
  parts?: Part[];
  /** The question that a reflection without parts began with. */
  prompts?: string[];
  /** Feelings then, and now. Whose they might be. */
  feelings?: string[];
  feelingsNow?: string[];
  whose?: string[];
  /** How far `createdAt` may be off, where the writer said so. */
  roughly?: Roughly;
  /** The group session that this belongs to. */
  session?: { id: string; when: "before" | "after" };
  /** To be come back to. */
  again?: boolean;
  /** Later thoughts, oldest first, each with its instant. */
  later?: LaterThought[];
  draft?: boolean;
  /** The version of its history that its writer's device had seen: an older one is noticed (docs/decisions/009). */
  past?: number;
  /** Kept beside the reflection with this id, because two devices changed it at once. */
  conflictOf?: string;
  /** The id that it had where it was brought from, so that a second import of the same file finds it here. */
  origin?: string;
};

export type Part = { ask: string; text: string };
export type LaterThought = { at: string; text: string };
export type Roughly = "days" | "month" | "year";

export type Read = { ok: true; reflection: Reflection } | { ok: false; reason: "unreadable" | "newer-version" };

/** UTF-8 of the JSON. Lone surrogates survive: JSON escapes them. */
export function encodeReflection(reflection: Reflection): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(JSON.stringify(reflection)) as Uint8Array<ArrayBuffer>;
}

type Fits = (value: unknown) => boolean;
const isText: Fits = (value) => typeof value === "string";
const isCount: Fits = (value) => Number.isSafeInteger(value) && (value as number) > 0;
const isFlag: Fits = (value) => typeof value === "boolean";
const isInstant: Fits = (value) => typeof value === "string" && !Number.isNaN(Date.parse(value));
const isOneOf =
  (...allowed: string[]): Fits =>
  (value) =>
    allowed.includes(value as string);
const listOf =
  (fits: Fits): Fits =>
  (value) =>
    Array.isArray(value) && value.every(fits);
const record =
  (fields: Record<string, Fits>): Fits =>
  (value) =>
    typeof value === "object" &&
    value !== null &&
    Object.entries(fields).every(([name, fits]) => fits((value as Record<string, unknown>)[name]));

const required: Record<string, Fits> = {
  id: isText,
  createdAt: isInstant,
  editedAt: isInstant,
  title: isText,
  body: isText,
  tags: listOf(isText),
};
const optional: Record<string, Fits> = {
  guide: isText,
  parts: listOf(record({ ask: isText, text: isText })),
  prompts: listOf(isText),
  feelings: listOf(isText),
  feelingsNow: listOf(isText),
  whose: listOf(isText),
  roughly: isOneOf("days", "month", "year"),
  session: record({ id: isText, when: isOneOf("before", "after") }),
  again: isFlag,
  later: listOf(record({ at: isInstant, text: isText })),
  draft: isFlag,
  past: isCount,
  conflictOf: isText,
  origin: isText,
};

const fits = (given: Record<string, unknown>): boolean =>
  Object.entries(required).every(([name, is]) => is(given[name])) &&
  Object.entries(optional).every(([name, is]) => given[name] === undefined || is(given[name]));

/** The reflection that a parsed value is. `newer-version`: written by a later version of this site, to be kept untouched. */
export function readReflection(given: unknown): Read {
  if (typeof given !== "object" || given === null) return { ok: false, reason: "unreadable" };
  const fields = given as Record<string, unknown>;
  if (typeof fields.v === "number" && fields.v > 1) return { ok: false, reason: "newer-version" };
  // Every field of the type has just been checked.
  return fields.v === 1 && fits(fields)
    ? { ok: true, reflection: fields as unknown as Reflection }
    : { ok: false, reason: "unreadable" };
}

/** The reflection in these bytes. */
export function decodeReflection(bytes: Uint8Array): Read {
  try {
    return readReflection(JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes)));
  } catch {
    return { ok: false, reason: "unreadable" };
  }
}
