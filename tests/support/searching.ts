/** Something that may be found nowhere, or for a control everywhere: words, or bytes that have no spelling. */
export type Sought = { name: string; text: string } | { name: string; bytes: Uint8Array };
/** Something that is searched: a file, a column of a row, a request. */
export type Place = { name: string; bytes: Buffer };

const each = (text: string, spell: (code: number) => string) =>
  Array.from({ length: text.length }, (_, at) => spell(text.charCodeAt(at))).join("");
const padded = (code: number, length: number) => code.toString(16).padStart(length, "0");

// Base64 depends on where in a stream the bytes stand. What is the same whatever comes before and after them is in the
// middle: of each of the three alignments, the characters that hold bits of these bytes alone.
function middles(bytes: Buffer): string[] {
  return [0, 1, 2].map((before) => {
    const all = Buffer.concat([Buffer.alloc(before), bytes]);
    const whole = all.subarray(0, all.length - (all.length % 3)).toString("base64");
    return whole.slice(before === 0 ? 0 : 4);
  });
}
const urlSafe = (base64: string) => base64.replaceAll("+", "-").replaceAll("/", "_");

function ofBytes(bytes: Buffer): Record<string, (string | Buffer)[]> {
  return {
    "as it is": [bytes],
    base64: middles(bytes),
    "base64 for addresses": middles(bytes).map(urlSafe),
    "hexadecimal, small": [bytes.toString("hex")],
    "hexadecimal, capital": [bytes.toString("hex").toUpperCase()],
    "list of numbers": [[...bytes].join(","), [...bytes].join(", ")],
    "percent-encoded": [[...bytes].map((byte) => `%${padded(byte, 2).toUpperCase()}`).join("")],
    backwards: [Buffer.from(bytes).reverse()],
  };
}

function ofText(text: string): Record<string, (string | Buffer)[]> {
  return {
    "utf-16, little-endian": [Buffer.from(text, "utf16le")],
    "utf-16, big-endian": [Buffer.from(text, "utf16le").swap16()],
    "JSON escapes": [
      each(text, (code) => `\\u${padded(code, 4)}`),
      each(text, (code) => `\\u${padded(code, 4).toUpperCase()}`),
    ],
    "HTML references": [each(text, (code) => `&#${code};`), each(text, (code) => `&#x${padded(code, 2)};`)],
    "percent-encoded": [encodeURIComponent(text), new URLSearchParams({ t: text }).toString().slice(2)],
  };
}

/** All the spellings in which something is sought: twelve encodings of words, eight of bytes. */
export function spellings(sought: Sought): { encoding: string; bytes: Buffer }[] {
  const isText = "text" in sought;
  const all = ofBytes(isText ? Buffer.from(sought.text, "utf8") : Buffer.from(sought.bytes));
  for (const [encoding, more] of Object.entries(isText ? ofText(sought.text) : {}))
    all[encoding] = [...(all[encoding] ?? []), ...more];
  return Object.entries(all).flatMap(([encoding, found]) =>
    found.map((one) => ({ encoding, bytes: typeof one === "string" ? Buffer.from(one, "latin1") : one })),
  );
}

/** Where each thing is, as "name, encoding, place". Empty when none of them is anywhere. */
export function search(places: readonly Place[], sought: readonly Sought[]): string[] {
  return places.flatMap((place) =>
    sought.flatMap((one) => {
      const encodings = spellings(one)
        .filter(({ bytes }) => place.bytes.includes(bytes))
        .map(({ encoding }) => encoding);
      return [...new Set(encodings)].map((encoding) => `${one.name}, ${encoding}, ${place.name}`);
    }),
  );
}

/** The encodings of one thing that these places hold between them. */
export const encodingsIn = (places: readonly Place[], one: Sought): string[] =>
  [
    ...new Set(
      search(places, [one]).map((found) =>
        found
          .slice(one.name.length + 2, -1)
          .split(", ")
          .slice(0, -1)
          .join(", "),
      ),
    ),
  ].sort();
