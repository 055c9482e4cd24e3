"use client";

import { type FormEvent, useState } from "react";
import { Button } from "@/components/ui/button";
import { TextField } from "@/components/ui/text-field";
import { anotherPrompt, replacePrompt, type Writing } from "@/lib/journal/vault/writing";
import { focusSoon } from "./focus-soon";
import { useOpenJournal } from "./journal-provider";
import styles from "./write.module.css";

/** What can be done with one question: another one in its place, or none while nothing is written beside it. */
export function PromptActs({
  words,
  own,
  at,
  onChange,
  onDrop,
}: {
  words: Writing;
  own: readonly string[];
  at: number;
  onChange: (words: Writing) => void;
  onDrop: () => void;
}) {
  const part = words.parts?.[at];
  if (!part) return null;
  const another = () => {
    const ask = anotherPrompt(words, own);
    if (!ask) return;
    onChange(replacePrompt(words, at, ask));
    focusSoon(`#part-${at}`);
  };
  const drop = () => {
    onDrop();
    focusSoon(`#part-${at}`, "textarea.writing");
  };
  return (
    <details className={styles.acts}>
      <summary>Change this question</summary>
      <Button look="quiet" onClick={another} aria-label={`Another question instead of: ${part.ask}`}>
        Another question
      </Button>
      {part.text === "" ? (
        <Button look="quiet" onClick={drop} aria-label={`Leave out: ${part.ask}`}>
          Leave it out
        </Button>
      ) : null}
    </details>
  );
}

/** The writer's own questions: to ask one now, and to keep a new one for another time. */
export function OwnPrompt({ own, onAdd }: { own: readonly string[]; onAdd: (ask: string) => void }) {
  const { journal } = useOpenJournal();
  const [open, setOpen] = useState(false);
  const [typed, setTyped] = useState("");
  const [told, setTold] = useState("");
  const add = async (event: FormEvent) => {
    event.preventDefault();
    const ask = typed.trim().replace(/\s+/g, " ");
    if (!ask) return setOpen(false);
    onAdd(ask);
    setTyped("");
    setOpen(false);
    const kept = await journal.changeSettings((before) => ({
      ...before,
      prompts: before.prompts.includes(ask) ? before.prompts : [...before.prompts, ask],
    }));
    setTold(
      kept.ok ? "Kept among your own questions." : "It is asked here, and could not be kept for another time yet.",
    );
  };
  const forget = (ask: string) =>
    void journal.changeSettings((before) => ({ ...before, prompts: before.prompts.filter((one) => one !== ask) }));
  if (!open) {
    return (
      <>
        <Button look="quiet" id="own-prompt-open" onClick={() => setOpen(true)}>
          My own question
        </Button>
        <span role="status">{told}</span>
      </>
    );
  }
  return (
    <div className="stack">
      {own.length > 0 ? (
        <ul className="lines plain">
          {own.map((ask) => (
            <li key={ask} className="cluster">
              <span>{ask}</span>
              <Button
                look="line"
                aria-label={`Ask: ${ask}`}
                onClick={() => {
                  onAdd(ask);
                  setOpen(false);
                }}
              >
                Ask this
              </Button>
              <Button look="quiet" aria-label={`Forget: ${ask}`} onClick={() => forget(ask)}>
                Forget it
              </Button>
            </li>
          ))}
        </ul>
      ) : null}
      <form className="stack" onSubmit={(event) => void add(event)} noValidate>
        <TextField
          id="own-prompt"
          label="My own question"
          value={typed}
          maxLength={200}
          autoComplete="off"
          autoFocus
          onChange={({ target }) => setTyped(target.value)}
        />
        <p className="cluster">
          <Button type="submit" look="line">
            Ask this
          </Button>
          <Button
            look="quiet"
            onClick={() => {
              setOpen(false);
              focusSoon("#own-prompt-open");
            }}
          >
            Not now
          </Button>
        </p>
      </form>
    </div>
  );
}
