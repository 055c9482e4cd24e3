import { useLayoutEffect, useRef, useState } from "react";
import type { DraftItem } from "@/lib/agendas/input";
import { timed } from "@/lib/agendas/rules";
import { formatClock } from "@/lib/dates";
import type { RowDoes } from "./builder-row";
import {
  emptyRow,
  minutesTyped,
  moved,
  nameOf,
  present,
  type Row,
  type RowItem,
  rowsOf,
  withFields,
  withRemoved,
} from "./draft-rows";

const keysFrom = (first: number) => {
  let next = first;
  return () => `item-${next++}`;
};

/** The rows with the minutes that count and their clock times; numbers run over those that are there. */
export function placesOf(rows: readonly Row[], startsAt: Date) {
  const there = present(rows).map((row) => ({ row, minutes: minutesTyped(row.fields) }));
  return new Map(timed(there, startsAt).map((place, index) => [place.row.key, { ...place, number: index + 1 }]));
}

/**
 * The builder's rows and all that can be done with them. `onChange` hears of every change worth saving, `say` speaks to
 * somebody who does not see the rows move.
 */
export function useDraftRows(
  items: readonly DraftItem[],
  session: { startsAt: Date; timeZone: string },
  { onChange, say }: { onChange: (rows: Row[]) => void; say: (words: string) => void },
) {
  const made = useRef(items.length);
  const [rows, setRows] = useState(() => rowsOf(items, keysFrom(0)));
  const [removed, setRemoved] = useState("");
  const wanted = useRef("");

  const newKey = () => `item-${made.current++}`;

  // Moving an element in the document takes the focus off it: give it back before anything is drawn.
  useLayoutEffect(() => {
    if (!wanted.current) return;
    document.getElementById(wanted.current)?.focus();
    wanted.current = "";
  });

  const update = (next: Row[], focus = "") => {
    wanted.current = focus;
    setRows(next);
    onChange(next);
  };

  const does: RowDoes = {
    change: (key, change) => update(withFields(rows, key, change)),
    move: (key, by) => {
      const next = moved(rows, key, by);
      if (!next) return;
      update(next, `${key}-${by === 1 ? "down" : "up"}`);
      const place = placesOf(next, session.startsAt).get(key);
      if (!place) return;
      const name = nameOf(place.row.fields, place.number);
      const at = formatClock(place.startsAt, session.timeZone);
      say(`${name}, now item ${place.number} of ${present(next).length}, starts at ${at}.`);
    },
    remove: (key) => {
      setRemoved(key);
      update(withRemoved(rows, key, true));
    },
    restore: (key) => {
      setRemoved("");
      update(withRemoved(rows, key, false), `${key}-remove`);
      say("Put back.");
    },
  };

  const add = (kind: "item" | "break") => {
    const key = newKey();
    update([...rows, emptyRow(kind, key)], `${key}-title`);
  };
  const append = (items: readonly RowItem[]) => {
    const more = rowsOf(items, newKey);
    update([...rows, ...more], `${more[0]?.key}-title`);
  };
  /** Puts other items in place of what is there, without saving them. */
  const replace = (other: readonly DraftItem[]) => setRows(rowsOf(other, newKey));
  /** The same, to be saved. */
  const startFrom = (items: readonly RowItem[]) => {
    const other = rowsOf(items, newKey);
    update(other, `${other[0]?.key}-title`);
  };

  return { rows, does, add, append, replace, startFrom, update, removed };
}
