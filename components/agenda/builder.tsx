"use client";

import { useEffect, useRef, useState } from "react";
import { ErrorSummary } from "@/components/ui/error-summary";
import { Leaf } from "@/components/ui/leaf";
import { UndoRow } from "@/components/ui/undo-row";
import { type Sources, totalInWords } from "@/lib/agendas/rules";
import { BuilderRow, RemovedRow } from "./builder-row";
import { BuilderTools } from "./builder-tools";
import { minutesTyped, present } from "./draft-rows";
import { FormatChooser } from "./format-chooser";
import { PublishNote, PublishOutcome } from "./publish-note";
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
function Notices({
  builder,
  empty,
  sources,
  now,
}: {
  builder: ReturnType<typeof useBuilder>;
  empty: boolean;
  sources: Sources;
  now: Date;
}) {
  const choosing = builder.save.state.kind === "changed-elsewhere";
  if (builder.problems.length === 0 && !choosing && !builder.aside && !empty) return null;
  return (
    <Leaf snug>
      <ErrorSummary problems={builder.problems} attempt={builder.attempt} />
      {choosing ? <VersionChoice onTheirs={builder.loadTheirs} onMine={builder.keepMine} /> : null}
      {builder.aside ? (
        <UndoRow focusOnMount label="Put mine back" onUndo={builder.putBack}>
          {builder.aside.words}
        </UndoRow>
      ) : null}
      {empty ? (
        <section className="stack" aria-labelledby="formats">
          <h2 id="formats">Start from a format</h2>
          <FormatChooser
            sources={sources}
            now={now}
            onChoose={builder.startFrom}
            onSession={(id, day) => void builder.startFromSession(id, day)}
          />
        </section>
      ) : null}
    </Leaf>
  );
}

/** Builds an agenda: items in order with minutes, saved as you go, published when you say so. */
export function Builder(props: BuilderProps) {
  const { session, zone, now } = props;
  const builder = useBuilder(props);
  const { rows, does, removed, save } = builder;
  const [kept, setKept] = useState(props.sources.kept);
  const [pasted, setPasted] = useState({ text: "", open: false });
  const sources = { ...props.sources, kept };
  const keeping = {
    keep: props.actions.keepAgenda,
    onKept: (one: (typeof kept)[number]) => setKept((before) => [...before, one]),
  };
  const places = placesOf(rows, session.startsAt);
  const there = present(rows).map((row) => ({ minutes: minutesTyped(row.fields) }));
  const words = saveStateInWords(save.state, zone, now);
  const spoken = useSpokenState(words, isTrouble(save.state), save.state.kind === "saved");

  const used = new Set(present(rows).flatMap(({ fields }) => fields.dilemmaId ?? []));
  const toPasted = useRef(false);
  useEffect(() => {
    if (toPasted.current) document.getElementById("paste-lines")?.focus();
    toPasted.current = false;
  });

  return (
    <>
      <div className="wrap">
        <Notices builder={builder} empty={there.length === 0} sources={sources} now={now} />
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
                tools={{
                  ...keeping,
                  dilemmas: sources.dilemmas,
                  gone: builder.gone,
                  used,
                  say: builder.say,
                  pasteLines: (text) => {
                    setPasted({ text, open: true });
                    builder.say("Several lines were pasted. They are under Paste lines, to be added as items.");
                    toPasted.current = true;
                  },
                }}
              />
            ) : (
              <RemovedRow key={row.key} row={row} does={does} focus={row.key === removed} />
            );
          })}
        </ol>
        <BuilderTools builder={builder} sources={sources} now={now} pasted={pasted} onPasted={setPasted} {...keeping} />
        {builder.behind ? (
          <PublishNote note={builder.note} tell={builder.tell} onNote={builder.setNote} onTell={builder.setTell} />
        ) : null}
        {builder.outcome && !builder.behind ? <PublishOutcome {...builder.outcome} /> : null}
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
