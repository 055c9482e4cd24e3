/*
 * The head of a Markdown file. Ours is one `key: JSON` a line, which every reader of YAML takes too; files of other
 * programs are read as far as they are that simple, and what is not understood is left alone.
 */
export type FrontMatter = Record<string, unknown>;

/** Front matter lines, without what is undefined. JSON escapes line breaks, so a value never leaves its line. */
export const frontMatterLines = (values: FrontMatter): string[] => [
  "---",
  ...Object.entries(values).flatMap(([key, value]) =>
    value === undefined ? [] : [`${key}: ${JSON.stringify(value)}`],
  ),
  "---",
];

function readValue(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // Not JSON: YAML as people write it.
  }
  const inList = /^\[(.*)\]$/.exec(text)?.[1];
  if (inList !== undefined)
    return inList
      .split(",")
      .map((one) => unquoted(one.trim()))
      .filter(Boolean);
  return unquoted(text.replace(/\s+#.*$/, "").trim());
}

const unquoted = (text: string) => /^(["'])(.*)\1$/.exec(text)?.[2] ?? text;

/** The values at the head of a text's lines, and the lines after it. A text without front matter has no values. */
export function readFrontMatter(lines: readonly string[]): { values: FrontMatter; rest: string[] } {
  const none = { values: {}, rest: [...lines] };
  if (lines[0]?.trimEnd() !== "---") return none;
  const end = lines.findIndex((line, at) => at > 0 && /^(---|\.\.\.)\s*$/.test(line));
  if (end < 0) return none;
  const values = new Map<string, unknown>();
  let listFor = "";
  for (const line of lines.slice(1, end)) {
    const item = /^\s*-\s+(.*?)\s*$/.exec(line);
    const pair = /^([\w-]+)\s*:\s*([\s\S]*?)\s*$/.exec(line);
    const list = values.get(listFor);
    if (item && Array.isArray(list)) list.push(unquoted(item[1] ?? ""));
    else if (pair) {
      listFor = pair[2] === "" ? (pair[1] ?? "") : "";
      values.set(pair[1] ?? "", pair[2] === "" ? [] : readValue(pair[2] ?? ""));
    }
  }
  return { values: Object.fromEntries(values), rest: lines.slice(end + 1) };
}
