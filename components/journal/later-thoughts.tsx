"use client";

import { type FormEvent, useState } from "react";
import { Button } from "@/components/ui/button";
import { Leaf } from "@/components/ui/leaf";
import { TextArea } from "@/components/ui/text-area";
import type { LaterThought, Reflection } from "@/lib/journal/vault/reflection";
import { writingOf } from "@/lib/journal/vault/writing";
import { useOpenJournal } from "./journal-provider";
import { dayInWords } from "./moment-words";
import { Prose } from "./prose";
import { isTrouble, saveInWords } from "./save-words";
import { useSpelling } from "./use-spelling";

/** What was thought later, each under its own day. The original stays as it was. */
export function LaterThoughts({ later, now }: { later: readonly LaterThought[]; now: Date }) {
  return later.map(({ at, text }) => (
    <Leaf
      key={at}
      tight
      note={
        <>
          <h2 className="q">A later thought</h2>
          <p>{dayInWords(at, now)}</p>
        </>
      }
    >
      <Prose text={text} />
    </Leaf>
  ));
}

/** Adds one. It is saved at once, and says truly where it is. */
export function AddLaterThought({ reflection }: { reflection: Reflection }) {
  const { journal } = useOpenJournal();
  const { checked } = useSpelling();
  const [text, setText] = useState("");
  const [told, setTold] = useState("");
  const add = async (event: FormEvent) => {
    event.preventDefault();
    if (text.trim() === "") return;
    const later = [...(reflection.later ?? []), { at: new Date().toISOString(), text }];
    journal.write(reflection.id, { ...writingOf(reflection), later, draft: Boolean(reflection.draft) });
    setText("");
    const saved = await journal.flush(reflection.id);
    setTold(isTrouble(saved) ? saveInWords(saved, "Europe/London", true) : "Added, under today’s date.");
  };
  return (
    <details>
      <summary>Add a later thought</summary>
      <form className="stack" onSubmit={(event) => void add(event)} noValidate>
        <TextArea
          id="later"
          label="How does it look now?"
          hint="What you wrote before stays as it was."
          rows={4}
          value={text}
          autoComplete="off"
          spellCheck={checked}
          data-gramm="false"
          onChange={({ target }) => setText(target.value)}
        />
        <p className="cluster">
          <Button type="submit" look="line">
            Add it
          </Button>
        </p>
      </form>
      <p role="status">{told}</p>
    </details>
  );
}
