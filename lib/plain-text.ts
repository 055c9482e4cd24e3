import { z } from "zod";

/**
 * A text as a field of a form accepts it: trimmed, without the NUL character, which no keyboard types and PostgreSQL does
 * not store. Longer limits and messages are the field's own.
 */
export const plainText = () => z.string().overwrite((text) => text.replaceAll("\u0000", "").trim());

// What would start a new line, or turn the line around, in a mail's head or a table: a space instead.
const breaks = /[\p{Cc}\p{Zl}\p{Zp}\u202a-\u202e\u2066-\u2069]+/gu;

/** The same for what is one line: a name, an organisation. */
export const plainLine = () => z.string().overwrite((text) => text.replace(breaks, " ").trim());
