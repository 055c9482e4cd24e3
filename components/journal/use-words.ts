"use client";

import { useEffect, useRef, useState } from "react";
import type { Journal, OpenReflection, SaveState } from "@/lib/journal/vault/view";
import { isWritten, sameWriting, type Writing, writingOf } from "@/lib/journal/vault/writing";
import { setFragment } from "./use-fragment";

const blank: Writing = { title: "", body: "", tags: [] };
/** An empty page, with this question on it where there is one. */
export const begunWith = (question: string | null): Writing =>
  question ? { ...blank, parts: [{ ask: question, text: "" }] } : blank;

/**
 * What is on the page, and its way to the journal: every change is given to it at once, and it seals and sends. `found`
 * is what the journal has under this id, `begin` the page to begin with where that is nothing. Words from another device are taken up when nothing here waits. `unsafe`: the
 * journal let go of everything, and only the screen has the words.
 */
export function useWords(
  journal: Journal,
  id: string,
  {
    found,
    save,
    begin,
    unsafe,
  }: { found: OpenReflection | undefined; save: SaveState; begin: Writing; unsafe: boolean },
) {
  const there = found?.reflection;
  const [words, setWords] = useState<Writing>(() => (there ? writingOf(there) : begin));
  const [draft, setDraft] = useState(there ? Boolean(there.draft) : true);
  const agreed = useRef<{ id: string; words: Writing } | null>(null);
  const wroteAs = useRef(id);
  /** The server's version that the words on the screen were written over. */
  const base = useRef(found?.base ?? 0);
  const latest = useRef({ ...words, draft });
  useEffect(() => {
    latest.current = { ...words, draft };
  }, [words, draft]);

  // A day that was chosen before the first word waits for it.
  const [day, setDay] = useState<string>();

  const give = (next: Writing, asDraft: boolean, createdAt = there ? undefined : day) => {
    setWords(next);
    setDraft(asDraft);
    setDay(createdAt);
    if (!there && !isWritten(next)) return;
    journal.write(id, { ...next, draft: asDraft, ...(createdAt ? { createdAt } : {}) });
    setFragment(id);
  };

  // After a conflict the writing goes on under another id, with what was typed in between.
  useEffect(() => {
    if (wroteAs.current === id) return;
    wroteAs.current = id;
    const kept = journal.find(id)?.reflection;
    if (kept && !sameWriting(writingOf(kept), latest.current)) journal.write(id, latest.current);
  }, [journal, id]);

  const settled = save.state === "clean" || save.state === "saved";
  useEffect(() => {
    if (unsafe) agreed.current = null;
    if (!there || unsafe) return;
    const theirs = writingOf(there);
    if (sameWriting(theirs, words)) {
      agreed.current = { id, words };
      base.current = found.base;
    } else if (settled && agreed.current?.id === id && sameWriting(agreed.current.words, words)) {
      setWords(theirs);
    }
  }, [id, found, there, words, settled, unsafe]);

  return {
    words,
    draft,
    /** The day that was chosen while nothing is written yet. */
    day,
    change: (next: Writing) => give(next, draft),
    date: (createdAt: string) => give(words, draft, createdAt),
    finish: () => give(words, false),
    /** Once more what is on the screen, when the journal had to be opened anew: over no newer words than were seen here. */
    again: () => {
      if (unsafe && isWritten(latest.current)) journal.write(id, latest.current, base.current);
    },
  };
}
