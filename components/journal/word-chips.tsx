"use client";

import { type FormEvent, useId, useState } from "react";
import { Button } from "@/components/ui/button";
import { Icon } from "@/components/ui/icon";
import { TextField } from "@/components/ui/text-field";
import { focusSoon } from "./focus-soon";
import styles from "./writing-parts.module.css";

/** Words to tick, several at once. Ticking again takes one away. */
export function WordChips({
  name,
  heading,
  hint,
  words,
  chosen,
  onChange,
}: {
  name: string;
  heading?: string;
  hint?: string | undefined;
  words: readonly string[];
  chosen: readonly string[];
  onChange: (chosen: string[]) => void;
}) {
  const id = useId();
  const toggle = (word: string) =>
    onChange(chosen.includes(word) ? chosen.filter((one) => one !== word) : [...chosen, word]);
  return (
    <div className={styles.words}>
      {heading ? (
        <p className="lab" id={id}>
          {heading}
        </p>
      ) : null}
      {hint ? <p className="hint">{hint}</p> : null}
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset in a fieldset is read twice by some screen readers */}
      <div className="chips" role="group" aria-labelledby={heading ? id : undefined}>
        {words.map((word) => (
          <label key={word} className="opt chip">
            <input type="checkbox" name={name} checked={chosen.includes(word)} onChange={() => toggle(word)} />
            <span>{word}</span>
          </label>
        ))}
      </div>
    </div>
  );
}

/** One more word, the writer's own. */
export function OwnWord({ label, onAdd }: { label: string; onAdd: (word: string) => void }) {
  const id = useId();
  const [open, setOpen] = useState(false);
  const [typed, setTyped] = useState("");
  const add = (event: FormEvent) => {
    event.preventDefault();
    const word = typed.trim().replace(/\s+/g, " ");
    if (word) onAdd(word);
    setTyped("");
    setOpen(false);
    focusSoon(`[id="${id}-open"]`);
  };
  if (!open) {
    return (
      <p>
        <Button look="quiet" id={`${id}-open`} onClick={() => setOpen(true)}>
          <Icon name="plus" />
          {label}
        </Button>
      </p>
    );
  }
  return (
    <form className="cluster" onSubmit={add} noValidate>
      <TextField
        id={id}
        label={label}
        className="mid"
        value={typed}
        maxLength={60}
        autoComplete="off"
        spellCheck={false}
        autoFocus
        onChange={({ target }) => setTyped(target.value)}
      />
      <Button type="submit" look="line">
        Add
      </Button>
    </form>
  );
}
