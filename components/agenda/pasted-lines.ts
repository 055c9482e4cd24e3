/** A line that was pasted, as an item. `guessed`: it named no minutes. */
export type PastedItem = {
  kind: "item" | "break";
  title: string;
  minutes: number;
  line: string;
  guessed: boolean;
};

const usual = 10;
const unit = `(?:minutes?|mins?|m|['’′])`;
const clock = String.raw`(?:[01]?\d|2[0-3])[:.h][0-5]\d(?:\s?[ap]\.?m\.?)?`;

const bullet = /^(?:[-–—*•◦‣·]|\(?\d{1,2}[.)](?!\d))\s+/u;
const clocks = new RegExp(String.raw`^${clock}(?:\s*(?:[-–—]|to)\s*${clock})?(?=$|[\s–—:,-])[\s–—:,-]*`, "iu");
const minutesFirst = new RegExp(String.raw`^[([]?(\d{1,3})\s*${unit}[)\]]?(?=$|[\s:–—,.-])[\s:–—,.-]*(\S.*)$`, "iu");
const minutesLast = new RegExp(
  String.raw`^(.*\S)(?:\s*(?:[–—,|(\[]|(?<!\d):)\s*|\s+-\s*|\s+)(\d{1,3})(?:\s*${unit}\.?)?[)\]]?$`,
  "iu",
);
const inRange = (minutes: number) => minutes >= 1 && minutes <= 480;

// Without the marks that stood between a name and its minutes.
function bare(title: string): string {
  let end = title.length;
  while (end > 0 && " –—:,|-".includes(title.charAt(end - 1))) end -= 1;
  return title.slice(0, end);
}

// Splits off the minutes that a line begins or ends with; a number out of range is left in the words.
function minutesOfLine(text: string): { title: string; minutes: number } | null {
  const first = minutesFirst.exec(text);
  if (first?.[1] && first[2] && inRange(Number(first[1]))) return { title: first[2].trim(), minutes: Number(first[1]) };
  const last = minutesLast.exec(text);
  const title = bare(last?.[1] ?? "");
  return title && last?.[2] && inRange(Number(last[2])) ? { title, minutes: Number(last[2]) } : null;
}

// What does not fit into a name goes on in the words for members: nothing pasted is cut off.
function asItem(title: string, minutes: number, guessed: boolean): PastedItem {
  const kind = /^(?:comfort |tea |coffee |short )?break\b/iu.test(title) ? "break" : "item";
  if (title.length <= 150) return { kind, title, minutes, line: "", guessed };
  const cut = title.lastIndexOf(" ", 150);
  const at = cut > 0 ? cut : 150;
  return { kind, title: title.slice(0, at).trim(), minutes, line: title.slice(at).trim(), guessed };
}

/**
 * Lines from somewhere else as items: "Check-in 12", "Check-in – 12 min", "10:00 Check-in", "12 min Check-in", with
 * bullets, numbers and tabs. A line that names no minutes gets 10. Every line with words becomes one item.
 */
export function itemsFromLines(text: string): PastedItem[] {
  const lines = text
    .replaceAll("\u0000", "")
    .split(/\r\n|[\n\r\u2028\u2029]/u)
    .map((line) => line.replace(/\s+/gu, " ").trim())
    .filter((line) => /[\p{L}\p{N}]/u.test(line));
  return lines.map((line) => {
    const plain = line.replace(bullet, "").replace(clocks, "").replace(bullet, "").trim();
    // Nothing but a time or a number: then that is its name.
    const words = /[\p{L}\p{N}]/u.test(plain) ? plain : line;
    const found = minutesOfLine(words);
    return found ? asItem(found.title, found.minutes, false) : asItem(words, usual, true);
  });
}
