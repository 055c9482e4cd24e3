"use client";

import { useState } from "react";
import { Button } from "@/components/ui/button";
import { TextField } from "@/components/ui/text-field";
import { UndoRow } from "@/components/ui/undo-row";
import type { ActionResult } from "@/lib/actions/action";
import { type KeptAgenda, minutesOf } from "@/lib/agendas/rules";
import { type Keep, keepRefusals } from "./keep-form";
import styles from "./session-list.module.css";

type Actions = {
  keepAgenda: Keep;
  renameKept: (input: unknown) => Promise<ActionResult<null, "name-taken">>;
  removeKept: (input: unknown) => Promise<ActionResult<null, never>>;
};

const trouble = () => ({ ok: false, reason: "trouble" }) as const;
const inWords = (answer: { reason: string; problems?: { message: string }[] | undefined }) =>
  answer.reason === "invalid"
    ? (answer.problems?.[0]?.message ?? "Give it a name")
    : keepRefusals[answer.reason as keyof typeof keepRefusals];

// What stands in it, in one line.
const sizeOf = ({ kind, items }: KeptAgenda) =>
  kind === "stage"
    ? `${minutesOf(items)} minutes`
    : `${items.length === 1 ? "1 item" : `${items.length} items`}, ${minutesOf(items)} minutes`;

function Kept({ kept: first, actions }: { kept: KeptAgenda; actions: Actions }) {
  const [kept, setKept] = useState(first);
  const [name, setName] = useState(first.name);
  const [renaming, setRenaming] = useState(false);
  const [removed, setRemoved] = useState(false);
  const [problem, setProblem] = useState("");
  const [done, setDone] = useState("");
  const id = `kept-${first.id}`;

  const rename = async () => {
    const answer = await actions.renameKept({ id: kept.id, name }).catch(trouble);
    if (!answer.ok) return setProblem(inWords(answer));
    setProblem("");
    setKept({ ...kept, name: name.trim() });
    setRenaming(false);
    setDone("Renamed.");
  };
  const remove = async () => {
    const answer = await actions.removeKept({ id: kept.id }).catch(trouble);
    setDone("");
    if (!answer.ok) return setProblem(inWords(answer));
    setProblem("");
    setRemoved(true);
  };
  const putBack = async () => {
    const items = kept.items.map((item) => ({ ...item, minutes: String(item.minutes) }));
    const answer = await actions.keepAgenda({ kind: kept.kind, name: kept.name, items }).catch(trouble);
    if (!answer.ok) return setProblem(inWords(answer));
    setKept(answer.value);
    setName(answer.value.name);
    setProblem("");
    setRemoved(false);
    setDone("Put back.");
  };

  if (removed)
    return (
      <li>
        <UndoRow focusOnMount onUndo={putBack}>{`Removed “${kept.name}”.`}</UndoRow>
        {problem ? <p className="err">{problem}</p> : null}
      </li>
    );
  return (
    <li className="stack close">
      <h3>{kept.name}</h3>
      <p className="meta">
        <span>{sizeOf(kept)}</span>
      </p>
      {renaming ? (
        <TextField
          id={id}
          label="New name"
          error={problem || undefined}
          autoComplete="off"
          value={name}
          onChange={(event) => setName(event.target.value)}
        />
      ) : null}
      {problem && !renaming ? <p className="err">{problem}</p> : null}
      <p className="cluster">
        {renaming ? (
          <Button look="line" onClick={rename}>
            Save this name
          </Button>
        ) : null}
        <Button
          look="quiet"
          aria-label={renaming ? `Keep the old name: ${kept.name}` : `Rename: ${kept.name}`}
          onClick={() => {
            setName(kept.name);
            setProblem("");
            setDone("");
            setRenaming(!renaming);
          }}
        >
          {renaming ? "Keep the old name" : "Rename"}
        </Button>
        <Button look="quiet" aria-label={`Remove: ${kept.name}`} onClick={remove}>
          Remove
        </Button>
        <span className="hint" role="status">
          {done}
        </span>
      </p>
    </li>
  );
}

/** What the group keeps, to rename or remove. A removed one can be put back until the page is left. */
export function KeptList({ kept, actions }: { kept: readonly KeptAgenda[]; actions: Actions }) {
  if (kept.length === 0) return <p>None is kept yet.</p>;
  return (
    <ul className={styles.list}>
      {kept.map((one) => (
        <Kept key={one.id} kept={one} actions={actions} />
      ))}
    </ul>
  );
}
