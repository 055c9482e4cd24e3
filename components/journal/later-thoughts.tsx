"use client";

import { type ReactNode, useState } from "react";
import { Button } from "@/components/ui/button";
import { Leaf } from "@/components/ui/leaf";
import { TextArea } from "@/components/ui/text-area";
import type { LaterThought, Reflection } from "@/lib/journal/vault/reflection";
import { writingOf } from "@/lib/journal/vault/writing";
import { useOpenJournal } from "./journal-provider";
import { dayInWords, deviceZone } from "./moment-words";
import { Prose } from "./prose";
import { saveInWords } from "./save-words";
import { useSaveState, useSpoken } from "./use-save-state";
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

/**
 * The thoughts of this reflection, and a field for one more. That one is part of the reflection from its first letter on,
 * so that a lock or a crash takes nothing of it; done, it stands under the others.
 */
export function useLaterThought(reflection: Reflection): { later: readonly LaterThought[]; field: ReactNode } {
  const [at, setAt] = useState<string | null>(null);
  const { later = [] } = reflection;
  return {
    later: later.filter((one) => one.at !== at),
    field: <OneMore reflection={reflection} at={at} onBegin={setAt} onDone={() => setAt(null)} />,
  };
}

function OneMore({
  reflection,
  at,
  onBegin,
  onDone,
}: {
  reflection: Reflection;
  at: string | null;
  onBegin: (at: string) => void;
  onDone: () => void;
}) {
  const { journal } = useOpenJournal();
  const { checked } = useSpelling();
  const save = useSaveState(journal, reflection.id);
  const [told, setTold] = useState("");
  const { later = [], draft } = reflection;
  const words = saveInWords(save, deviceZone(), true);
  const spoken = useSpoken(save, words);
  const write = (text: string) => {
    setTold("");
    const mine = at ?? new Date().toISOString();
    if (!at) onBegin(mine);
    const others = later.filter((one) => one.at !== mine);
    const next = text.trim() === "" ? others : [...others, { at: mine, text }];
    journal.write(reflection.id, { ...writingOf(reflection), later: next, draft: Boolean(draft) });
  };
  const done = () => {
    if (!at) return;
    void journal.flush(reflection.id);
    if (later.some((one) => one.at === at)) setTold("It stands above now, under today’s date.");
    onDone();
  };
  return (
    <details>
      <summary>Add a later thought</summary>
      <div className="stack">
        <TextArea
          id="later"
          label="How does it look now?"
          hint="Saved as you write. What you wrote before stays as it was."
          rows={4}
          value={later.find((one) => one.at === at)?.text ?? ""}
          autoComplete="off"
          spellCheck={checked}
          data-gramm="false"
          onChange={({ target }) => write(target.value)}
          onBlur={() => at && void journal.flush(reflection.id)}
        />
        <p className="cluster">
          <Button look="line" onClick={done}>
            That is it for now
          </Button>
          {at ? <span>{words}</span> : null}
        </p>
      </div>
      <p role="status">{told || (at ? <span className="vh">{spoken}</span> : null)}</p>
    </details>
  );
}
