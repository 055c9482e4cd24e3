import { useState } from "react";
import { Icon, type IconName } from "@/components/ui/icon";
import { UndoRow } from "@/components/ui/undo-row";
import type { DraftFields } from "@/lib/agendas/input";
import { formatClock } from "@/lib/dates";
import { minutesTyped, nameOf, problemsOf, type Row } from "./draft-rows";
import { MainFields, NoteFields } from "./row-fields";

type Act = "up" | "down" | "notes" | "remove";
const acts: Record<Act, { icon: IconName; words: string }> = {
  up: { icon: "up", words: "Move up" },
  down: { icon: "down", words: "Move down" },
  notes: { icon: "lines", words: "Notes" },
  remove: { icon: "cross", words: "Remove" },
};

function ActButton({
  act,
  id,
  name,
  off,
  open,
  onPress,
}: {
  act: Act;
  id: string;
  name: string;
  off?: boolean;
  open?: boolean;
  onPress: () => void;
}) {
  return (
    <button
      className="act"
      type="button"
      id={`${id}-${act}`}
      aria-label={`${acts[act].words}: ${name}`}
      aria-disabled={off ? true : undefined}
      aria-expanded={open}
      aria-controls={open ? `${id}-notes` : undefined}
      onClick={() => {
        if (!off) onPress();
      }}
    >
      <Icon name={acts[act].icon} />
      {acts[act].words}
    </button>
  );
}

export type RowPlace = { number: number; of: number; startsAt: Date; endsAt: Date; timeZone: string };

export type RowDoes = {
  change: (key: string, change: Partial<DraftFields>) => void;
  move: (key: string, by: -1 | 1) => void;
  remove: (key: string) => void;
  restore: (key: string) => void;
};

/** Where a removed row was. Its words come back with Undo, until the page is left. */
export function RemovedRow({ row, does, focus }: { row: Row; does: RowDoes; focus: boolean }) {
  const { title, minutes } = row.fields;
  const count = minutesTyped(row.fields) || minutes;
  return (
    <li className="item gone">
      <div className="clock" />
      <div className="what">
        <UndoRow focusOnMount={focus} onUndo={() => does.restore(row.key)}>
          {`Removed “${title.trim() || "an item without a name"}”, ${count} ${count === 1 ? "minute" : "minutes"}.`}
        </UndoRow>
      </div>
    </li>
  );
}

/** One item of the draft: its clock times, fields and what can be done with it. */
export function BuilderRow({
  row,
  place,
  publishing,
  does,
}: {
  row: Row;
  place: RowPlace;
  publishing: boolean;
  does: RowDoes;
}) {
  const { key, fields } = row;
  const [left, setLeft] = useState(false);
  const [open, setOpen] = useState(false);
  const name = nameOf(fields, place.number);
  const problems = left || publishing ? problemsOf(fields, publishing) : {};
  const showNotes = open || Boolean(problems.line || problems.facilitatorNote);
  const common = { id: key, fields, problems, onChange: (change: Partial<DraftFields>) => does.change(key, change) };
  const first = place.number === 1;
  const last = place.number === place.of;
  return (
    <li className={fields.kind === "break" ? "item rest" : "item"} onBlur={() => setLeft(true)}>
      <div className="clock">
        <b>{formatClock(place.startsAt, place.timeZone)}</b>
        <span>to {formatClock(place.endsAt, place.timeZone)}</span>
      </div>
      <div className="what">
        <MainFields {...common} name={name} number={place.number} />
        <div className="acts">
          <ActButton act="up" id={key} name={name} off={first} onPress={() => does.move(key, -1)} />
          <ActButton act="down" id={key} name={name} off={last} onPress={() => does.move(key, 1)} />
          <ActButton act="notes" id={key} name={name} open={showNotes} onPress={() => setOpen(!open)} />
          <ActButton act="remove" id={key} name={name} onPress={() => does.remove(key)} />
        </div>
        {showNotes ? <NoteFields {...common} /> : null}
      </div>
    </li>
  );
}
