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
  tags: string[];
  feelings?: string[];
  prompts?: string[];
  draft?: boolean;
  /** Kept beside the reflection with this id, because two devices changed it at once. */
  conflictOf?: string;
};

export type Read = { ok: true; reflection: Reflection } | { ok: false; reason: "unreadable" | "newer-version" };

/** UTF-8 of the JSON. Lone surrogates survive: JSON escapes them. */
export function encodeReflection(reflection: Reflection): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(JSON.stringify(reflection)) as Uint8Array<ArrayBuffer>;
}

const isText = (value: unknown): value is string => typeof value === "string";
const isTexts = (value: unknown): value is string[] => Array.isArray(value) && value.every(isText);

function fits(given: Record<string, unknown>): boolean {
  const { id, createdAt, editedAt, title, body, tags, feelings, prompts, draft, conflictOf } = given;
  return (
    [id, createdAt, editedAt, title, body].every(isText) &&
    !Number.isNaN(Date.parse(String(createdAt))) &&
    !Number.isNaN(Date.parse(String(editedAt))) &&
    isTexts(tags) &&
    [feelings, prompts].every((list) => list === undefined || isTexts(list)) &&
    (draft === undefined || typeof draft === "boolean") &&
    (conflictOf === undefined || isText(conflictOf))
  );
}

/** The reflection in these bytes. `newer-version`: written by a later version of this site, to be kept untouched. */
export function decodeReflection(bytes: Uint8Array): Read {
  try {
    const given: unknown = JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
    if (typeof given !== "object" || given === null) return { ok: false, reason: "unreadable" };
    const record = given as Record<string, unknown>;
    if (typeof record.v === "number" && record.v > 1) return { ok: false, reason: "newer-version" };
    // Every field of the type has just been checked.
    return record.v === 1 && fits(record)
      ? { ok: true, reflection: record as unknown as Reflection }
      : { ok: false, reason: "unreadable" };
  } catch {
    return { ok: false, reason: "unreadable" };
  }
}
