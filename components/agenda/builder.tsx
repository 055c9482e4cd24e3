"use client";

import { useEffect, useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import { ErrorSummary } from "@/components/ui/error-summary";
import { Icon } from "@/components/ui/icon";
import { Leaf } from "@/components/ui/leaf";
import { UndoRow } from "@/components/ui/undo-row";
import { totalInWords } from "@/lib/agendas/rules";
import { BuilderRow, RemovedRow } from "./builder-row";
import { minutesTyped, present } from "./draft-rows";
import { FormatChooser } from "./format-chooser";
import { BuilderFoot } from "./publishing";
import { isTrouble, saveStateInWords } from "./save-state";
import { type BuilderProps, useBuilder } from "./use-builder";
import { placesOf } from "./use-draft-rows";
import { VersionChoice } from "./version-choice";

// Saving is said aloud when there is trouble, and when it is over: not every second of a quiet hour's work.
function useSpokenState(words: string, trouble: boolean, saved: boolean) {
  const [said, setSaid] = useState("");
  const due = useRef(false);
  useEffect(() => {
    if (trouble) {
      due.current = true;
      setSaid(words);
    } else if (saved && due.current) {
      due.current = false;
      setSaid(words);
    }
  }, [words, trouble, saved]);
  return said;
}

// What needs an answer before the items; nothing at all most of the time.
function Notices({ builder, empty }: { builder: ReturnType<typeof useBuilder>; empty: boolean }) {
  const choosing = builder.save.state.kind === "changed-elsewhere";
  if (builder.problems.length === 0 && !choosing && !builder.aside && !empty) return null;
  return (
    <Leaf snug>
      <ErrorSummary problems={builder.problems} attempt={builder.attempt} />
      {choosing ? <VersionChoice onTheirs={builder.loadTheirs} onMine={builder.keepMine} /> : null}
      {builder.aside ? (
        <UndoRow focusOnMount label="Put mine back" onUndo={builder.putBack}>
          This is the other version. Yours is set aside until you leave this page.
        </UndoRow>
      ) : null}
      {empty ? <FormatChooser onChoose={builder.chooseFormat} /> : null}
    </Leaf>
  );
}

/** Builds an agenda: items in order with minutes, saved as you go, published when you say so. */
export function Builder(props: BuilderProps) {
  const { session, zone, now } = props;
  const builder = useBuilder(props);
  const { rows, does, removed, save } = builder;
  const places = placesOf(rows, session.startsAt);
  const there = present(rows).map((row) => ({ minutes: minutesTyped(row.fields) }));
  const words = saveStateInWords(save.state, zone, now);
  const spoken = useSpokenState(words, isTrouble(save.state), save.state.kind === "saved");

  return (
    <>
      <div className="wrap">
        <Notices builder={builder} empty={there.length === 0} />
        <h2 className="vh">Agenda items</h2>
        <ol className="agenda rows">
          {rows.map((row) => {
            const place = places.get(row.key);
            return place ? (
              <BuilderRow
                key={row.key}
                row={row}
                place={{ ...place, of: there.length, timeZone: session.timeZone }}
                publishing={builder.publishing}
                does={does}
              />
            ) : (
              <RemovedRow key={row.key} row={row} does={does} focus={row.key === removed} />
            );
          })}
        </ol>
        <Leaf snug>
          <p className="cluster">
            <Button look="line" id="add-item" onClick={() => builder.add("item")}>
              <Icon name="plus" />
              Add an item
            </Button>
            <Button look="line" onClick={() => builder.add("break")}>
              <Icon name="plus" />
              Add a break
            </Button>
          </p>
        </Leaf>
      </div>
      <p className="vh" role="status">
        {builder.said}
      </p>
      <p className="vh" role="status">
        {spoken}
      </p>
      <BuilderFoot
        total={totalInWords(there, session)}
        saved={words}
        preview={`/facilitate/sessions/${session.id}/preview`}
        published={builder.published !== null}
        behind={builder.behind}
        busy={builder.busy}
        onPreview={builder.preview}
        onPublish={builder.publish}
        onUnpublish={builder.unpublish}
      />
    </>
  );
}
