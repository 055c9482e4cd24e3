import { type DraftFields, type DraftItem, draftItem } from "@/lib/agendas/input";

/** One row of the builder. A removed row keeps its place and its words until the page is left, so that it can come back. */
export type Row = { key: string; removed: boolean; fields: DraftFields };

/** An item to make a row of: of a draft, a format, the library, or pasted lines. */
export type RowItem = Omit<DraftItem, "facilitatorNote"> & { facilitatorNote?: string };

/** The draft as rows of fields: minutes become text, so that whatever is typed can stay. */
export function rowsOf(items: readonly RowItem[], key: () => string): Row[] {
  return items.map((item) => {
    const fields = { facilitatorNote: "", dilemmaId: null, ...item, minutes: String(item.minutes) };
    return { key: key(), removed: false, fields: { ...fields, key: item.key ?? crypto.randomUUID() } };
  });
}

export const emptyRow = (kind: DraftFields["kind"], key: string): Row => ({
  key,
  removed: false,
  fields: {
    key: crypto.randomUUID(),
    kind,
    title: kind === "break" ? "Break" : "",
    minutes: "10",
    line: "",
    facilitatorNote: "",
    dilemmaId: null,
  },
});

export const present = (rows: readonly Row[]) => rows.filter((row) => !row.removed);

/** What is saved: the rows that are still there, as typed. */
export const fieldsOf = (rows: readonly Row[]) => present(rows).map((row) => row.fields);

export const withFields = (rows: readonly Row[], key: string, change: Partial<DraftFields>) =>
  rows.map((row) => (row.key === key ? { ...row, fields: { ...row.fields, ...change } } : row));

export const withRemoved = (rows: readonly Row[], key: string, removed: boolean) =>
  rows.map((row) => (row.key === key ? { ...row, removed } : row));

/** One place up or down among the rows that are there; null at the end. Removed rows keep their places. */
export function moved(rows: readonly Row[], key: string, by: -1 | 1): Row[] | null {
  const there = present(rows);
  const at = there.findIndex((row) => row.key === key);
  const row = there[at];
  const other = there[at + by];
  if (!row || !other) return null;
  return rows.map((one) => (one === row ? other : one === other ? row : one));
}

/** The minutes that count for clock times: none while what is typed is not a number of minutes. */
export const minutesTyped = (fields: DraftFields) => draftItem.shape.minutes.safeParse(fields.minutes).data ?? 0;

/** Five minutes more or less than what is typed, within what an item may take. */
export const stepped = (fields: DraftFields, by: -5 | 5) =>
  String(Math.min(480, Math.max(1, minutesTyped(fields) + by)));

export type RowProblems = Partial<Record<keyof DraftFields, string>>;

/** What is wrong with a row, by field. To be published it needs a title, too. */
export function problemsOf(fields: DraftFields, publishing = false): RowProblems {
  const problems: RowProblems = {};
  for (const { path, message } of draftItem.safeParse(fields).error?.issues ?? []) {
    problems[path[0] as keyof DraftFields] ??= message;
  }
  if (publishing && fields.title.trim() === "") problems.title = "Give this item a name";
  return problems;
}

/** What a row is called in buttons and announcements while it has no title. */
export const nameOf = (fields: DraftFields, number: number) => fields.title.trim() || `Item ${number}`;

/** The items in one string, to tell whether two drafts say the same; null while something is not finished. */
export function contentOf(items: readonly (DraftFields | DraftItem)[]): string | null {
  const parsed = items.map((item) => draftItem.safeParse({ ...item, minutes: String(item.minutes) }));
  return parsed.every((one) => one.success)
    ? JSON.stringify(parsed.map(({ data }) => ({ ...data, key: undefined, dilemmaId: data?.dilemmaId ?? null })))
    : null;
}
