import { useLayoutEffect, useRef, useState } from "react";
import { Icon, type IconName } from "@/components/ui/icon";
import { UndoRow } from "@/components/ui/undo-row";
import type { DraftFields } from "@/lib/agendas/input";
import { type DilemmaToPlace, type KeptAgenda, stepsInWords } from "@/lib/agendas/rules";
import { formatClock } from "@/lib/dates";
import { DilemmaChoice, PlacedHere } from "./dilemma-place";
import { minutesTyped, nameOf, problemsOf, type Row } from "./draft-rows";
import { type Keep, KeepStage } from "./keep-form";
import { MainFields, NoteFields } from "./row-fields";

type Act = "up" | "down" | "notes" | "dilemma" | "remove";
const acts: Record<Act, { icon: IconName; words: string }> = {
  up: { icon: "up", words: "Move up" },
  down: { icon: "down", words: "Move down" },
  notes: { icon: "lines", words: "Notes" },
  dilemma: { icon: "person", words: "Place a dilemma" },
  remove: { icon: "cross", words: "Remove" },
};

// What an act opens, by the end of its id.
const opens: Partial<Record<Act, string>> = { notes: "notes", dilemma: "dilemmas" };

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
      aria-controls={open ? `${id}-${opens[act]}` : undefined}
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

/** What a row may reach besides its own fields. */
export type RowTools = {
  dilemmas: readonly DilemmaToPlace[];
  gone: ReadonlySet<string>;
  used: ReadonlySet<string>;
  say: (words: string) => void;
  pasteLines: (text: string) => void;
  keep: Keep;
  onKept: (kept: KeptAgenda) => void;
};

// The dilemma of one item: placed, taken off, and the focus where it was.
function useDilemma(row: Row, name: string, does: RowDoes, tools: RowTools) {
  const { key, fields } = row;
  const [choosing, setChoosing] = useState(false);
  const moved = useRef(false);
  useLayoutEffect(() => {
    if (moved.current) document.getElementById(`${key}-dilemma`)?.focus();
    moved.current = false;
  });
  const set = (change: Partial<DraftFields>, words: string) => {
    moved.current = true;
    setChoosing(false);
    does.change(key, change);
    tools.say(words);
  };
  return {
    choosing,
    setChoosing,
    offered: tools.dilemmas.filter(({ id }) => !tools.used.has(id) && !tools.gone.has(id)),
    // Only the id is placed. An item without a name gets one that says nothing of the dilemma.
    place: ({ id, title }: DilemmaToPlace) =>
      set({ dilemmaId: id, ...(fields.title.trim() ? {} : { title: "Dilemma" }) }, `“${title}” placed in ${name}.`),
    takeOff: () => set({ dilemmaId: null }, `Dilemma taken off ${name}.`),
  };
}

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
  tools,
}: {
  row: Row;
  place: RowPlace;
  publishing: boolean;
  does: RowDoes;
  tools: RowTools;
}) {
  const { key, fields } = row;
  const [left, setLeft] = useState(false);
  const [open, setOpen] = useState(false);
  const name = nameOf(fields, place.number);
  const dilemma = useDilemma(row, name, does, tools);
  const placed = fields.dilemmaId ?? "";
  const counted = minutesTyped(fields);
  const steps = counted > 0 ? stepsInWords({ line: fields.line, minutes: counted }) : null;
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
        <MainFields {...common} name={name} number={place.number} onLines={tools.pasteLines} />
        {placed ? (
          <PlacedHere
            id={key}
            name={name}
            dilemma={tools.dilemmas.find(({ id }) => id === placed)}
            gone={tools.gone.has(placed)}
            onTakeOff={dilemma.takeOff}
          />
        ) : null}
        <div className="acts">
          <ActButton act="up" id={key} name={name} off={first} onPress={() => does.move(key, -1)} />
          <ActButton act="down" id={key} name={name} off={last} onPress={() => does.move(key, 1)} />
          <ActButton act="notes" id={key} name={name} open={showNotes} onPress={() => setOpen(!open)} />
          {placed || fields.kind === "break" ? null : (
            <ActButton
              act="dilemma"
              id={key}
              name={name}
              open={dilemma.choosing}
              onPress={() => dilemma.setChoosing(!dilemma.choosing)}
            />
          )}
          <ActButton act="remove" id={key} name={name} onPress={() => does.remove(key)} />
        </div>
        {steps ? <p className="hint">{steps}</p> : null}
        {dilemma.choosing && !placed ? (
          <DilemmaChoice id={key} offered={dilemma.offered} onPlace={dilemma.place} />
        ) : null}
        {showNotes ? (
          <NoteFields {...common}>
            <KeepStage id={key} fields={fields} keep={tools.keep} onKept={tools.onKept} />
          </NoteFields>
        ) : null}
      </div>
    </li>
  );
}
