import { z } from "zod";

/**
 * A text as a field of a form accepts it: trimmed, without the NUL character, which no keyboard types and PostgreSQL does
 * not store. Longer limits and messages are the field's own.
 */
export const plainText = () => z.string().overwrite((text) => text.replaceAll("\u0000", "").trim());
