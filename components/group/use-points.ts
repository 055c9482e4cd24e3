import { useLayoutEffect, useRef, useState } from "react";

/** One point as it is being written. A removed one keeps its place and its words until the page is left. */
export type PointRow = { key: string; text: string; removed: boolean };

export const present = (rows: readonly PointRow[]) => rows.filter(({ removed }) => !removed);

/** The first words of a point, to call it by in buttons and announcements. */
export function pointName(text: string, number: number): string {
  const flat = text.trim().replace(/\s+/g, " ");
  if (flat === "") return `Point ${number}`;
  if (flat.length <= 48) return flat;
  return `${flat.slice(0, flat.lastIndexOf(" ", 48) > 20 ? flat.lastIndexOf(" ", 48) : 48)}…`;
}

/** One place up or down among the points that are there; null at the end. Removed ones keep their places. */
export function movedPoint(rows: readonly PointRow[], key: string, by: -1 | 1): PointRow[] | null {
  const there = present(rows);
  const at = there.findIndex((row) => row.key === key);
  const row = there[at];
  const other = there[at + by];
  if (!row || !other) return null;
  return rows.map((one) => (one === row ? other : one === other ? row : one));
}

export type PointDoes = {
  change: (key: string, text: string) => void;
  move: (key: string, by: -1 | 1) => void;
  remove: (key: string) => void;
  restore: (key: string) => void;
};

/** The points that are being written and all that can be done with them. `say` speaks to somebody who does not see them move. */
export function usePoints(first: readonly string[], say: (words: string) => void) {
  const made = useRef(first.length);
  const [rows, setRows] = useState<PointRow[]>(() =>
    first.map((text, at) => ({ key: `point-${at}`, text, removed: false })),
  );
  const [removed, setRemoved] = useState("");
  const wanted = useRef("");
  // Moving an element in the document takes the focus off it: give it back before anything is drawn.
  useLayoutEffect(() => {
    if (!wanted.current) return;
    document.getElementById(wanted.current)?.focus();
    wanted.current = "";
  });
  const update = (next: PointRow[], focus = "") => {
    wanted.current = focus;
    setRows(next);
  };
  const set = (key: string, change: Partial<PointRow>) =>
    rows.map((row) => (row.key === key ? { ...row, ...change } : row));
  const newRow = (text: string): PointRow => ({ key: `point-${made.current++}`, text, removed: false });

  const does: PointDoes = {
    change: (key, text) => update(set(key, { text })),
    move: (key, by) => {
      const next = movedPoint(rows, key, by);
      if (!next) return;
      update(next, `${key}-${by === 1 ? "down" : "up"}`);
      const there = present(next);
      const number = there.findIndex((row) => row.key === key) + 1;
      say(`${pointName(there[number - 1]?.text ?? "", number)}, now point ${number} of ${there.length}.`);
    },
    remove: (key) => {
      setRemoved(key);
      update(set(key, { removed: true }));
    },
    restore: (key) => {
      setRemoved("");
      update(set(key, { removed: false }), `${key}-remove`);
      say("Put back.");
    },
  };
  const add = () => {
    const row = newRow("");
    update([...rows, row], `${row.key}-text`);
  };
  const replace = (points: readonly string[]) => setRows(points.map(newRow));
  return { rows, does, removed, add, replace, putBack: setRows };
}
