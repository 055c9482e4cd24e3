"use client";

import { useEffect, useRef, useState } from "react";
import type { Journal, OpenReflection, SaveState } from "@/lib/journal/vault/view";
import { hasWords, sameWords } from "./reflection-words";
import { setFragment } from "./use-fragment";

type Words = { title: string; body: string };

/**
 * The words on the screen, and their way to the journal: every change is given to it at once, and it seals and sends.
 * `found` is what the journal has under this id. Words from another device are taken up when nothing here waits.
 * `unsafe`: the journal let go of everything, and only the screen has the words.
 */
export function useWords(
  journal: Journal,
  id: string,
  {
    found,
    save,
    question,
    unsafe,
  }: { found: OpenReflection | undefined; save: SaveState; question: string | null; unsafe: boolean },
) {
  const there = found?.reflection;
  const [words, setWords] = useState<Words>({ title: there?.title ?? "", body: there?.body ?? "" });
  const [draft, setDraft] = useState(there ? Boolean(there.draft) : true);
  const agreed = useRef<({ id: string } & Words) | null>(null);
  const wroteAs = useRef(id);
  const latest = useRef({ ...words, draft });
  useEffect(() => {
    latest.current = { ...words, draft };
  }, [words, draft]);

  const give = (next: Words, asDraft: boolean) => {
    setWords(next);
    setDraft(asDraft);
    if (!there && !hasWords(next)) return;
    journal.write(id, { ...next, draft: asDraft, ...(question && !there ? { prompts: [question] } : {}) });
    setFragment(id);
  };

  // After a conflict the writing goes on under another id, with what was typed in between.
  useEffect(() => {
    if (wroteAs.current === id) return;
    wroteAs.current = id;
    const kept = journal.find(id)?.reflection;
    if (kept && !sameWords(kept, latest.current)) journal.write(id, latest.current);
  }, [journal, id]);

  const settled = save.state === "clean" || save.state === "saved";
  useEffect(() => {
    if (unsafe) agreed.current = null;
    if (!there || unsafe) return;
    if (sameWords(there, words)) {
      agreed.current = { id, ...words };
    } else if (settled && agreed.current?.id === id && sameWords(agreed.current, words)) {
      setWords({ title: there.title, body: there.body });
    }
  }, [id, there, words, settled, unsafe]);

  return {
    words,
    draft,
    change: (part: Partial<Words>) => give({ ...words, ...part }, draft),
    finish: () => give(words, false),
    /** Once more what is on the screen: after signing in again, when the journal had to be opened anew. */
    again: () => {
      if (hasWords(latest.current)) journal.write(id, latest.current);
    },
  };
}
