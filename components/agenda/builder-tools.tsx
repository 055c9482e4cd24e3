import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Icon } from "@/components/ui/icon";
import { Leaf } from "@/components/ui/leaf";
import { type KeptAgenda, minutesOf, type Sources } from "@/lib/agendas/rules";
import { fieldsOf } from "./draft-rows";
import { FormatChooser } from "./format-chooser";
import { KeepForm } from "./keep-form";
import { PasteLines } from "./paste-lines";
import type { AgendaActions, useBuilder } from "./use-builder";

/** Lines waiting to become items; `open` is whether they are being looked at. */
export type Pasted = { text: string; open: boolean };

/** What a group keeps of single items, to add them again. */
function StageList({ stages, onAdd }: { stages: readonly KeptAgenda[]; onAdd: (stage: KeptAgenda) => void }) {
  return (
    <details>
      <summary>Add a saved stage</summary>
      <div className="stack close">
        <ul className="cluster">
          {stages.map((stage) => (
            <li key={stage.id}>
              <Button look="line" onClick={() => onAdd(stage)}>
                {stage.name}, {minutesOf(stage.items)} min
              </Button>
            </li>
          ))}
        </ul>
      </div>
    </details>
  );
}

/** Everything that adds to an agenda, and what keeps it for other sessions. */
export function BuilderTools({
  builder,
  sources,
  now,
  pasted,
  onPasted,
  keep,
  onKept,
}: {
  builder: ReturnType<typeof useBuilder>;
  sources: Sources;
  now: Date;
  pasted: Pasted;
  onPasted: (pasted: Pasted) => void;
  keep: AgendaActions["keepAgenda"];
  onKept: (kept: KeptAgenda) => void;
}) {
  const [round, setRound] = useState(0);
  const stages = sources.kept.filter(({ kind }) => kind === "stage");
  const items = fieldsOf(builder.rows);
  return (
    <Leaf
      snug
      note={
        <p>
          <a href="/facilitate/library">Your group’s library</a>
        </p>
      }
    >
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
      {stages.length > 0 ? (
        <StageList stages={stages} onAdd={(stage) => builder.append(stage.items, stage.name)} />
      ) : null}
      <PasteLines
        text={pasted.text}
        open={pasted.open}
        onText={(text) => onPasted({ text, open: true })}
        onOpen={(open) => onPasted({ ...pasted, open })}
        onAdd={(lines) => {
          const added = lines.map(({ guessed, ...item }) => item);
          if (builder.append(added, "Pasted lines")) onPasted({ text: "", open: false });
        }}
      />
      {items.length > 0 ? (
        <>
          <details key={round}>
            <summary>Start again from a format or an earlier session</summary>
            <div className="stack">
              <FormatChooser
                sources={sources}
                now={now}
                onChoose={(chosen, name) => {
                  builder.startFrom(chosen, name);
                  setRound(round + 1);
                }}
                onSession={(id, day) => {
                  void builder.startFromSession(id, day);
                  setRound(round + 1);
                }}
              />
            </div>
          </details>
          <details>
            <summary>Keep this agenda for other sessions</summary>
            <KeepForm id="keep-format" kind="format" items={items} suggested="" keep={keep} onKept={onKept} />
          </details>
        </>
      ) : null}
    </Leaf>
  );
}
