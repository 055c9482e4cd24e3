"use client";

import { useCallback, useEffect, useMemo, useRef } from "react";
import { type Caret, keepCaret, takeCaret } from "./caret";

export type CaretPlaces = {
  title: { current: HTMLTextAreaElement | null };
  body: { current: HTMLTextAreaElement | null };
  /** Notes where somebody is, on every selection and key. */
  note: (field: "title" | "body") => void;
  /** Puts focus and caret back where they were. */
  focus: () => void;
};

/** Keeps the place in the writing over a lock, and puts focus and caret back there afterwards. */
export function useCaret(id: string): CaretPlaces {
  const title = useRef<HTMLTextAreaElement>(null);
  const body = useRef<HTMLTextAreaElement>(null);
  const last = useRef<Caret | null>(null);

  const place = useCallback((caret: Caret | null) => {
    const box = caret?.field === "title" ? title.current : body.current;
    if (!caret || !box) return;
    box.focus();
    box.setSelectionRange(caret.start, caret.end);
    last.current = caret;
  }, []);

  useEffect(() => {
    if (last.current) last.current = { ...last.current, id };
    else place(takeCaret(id));
  }, [id, place]);
  useEffect(() => () => keepCaret(last.current), []);

  return useMemo(
    () => ({
      title,
      body,
      note: (field) => {
        const box = field === "title" ? title.current : body.current;
        if (box) last.current = { id, field, start: box.selectionStart, end: box.selectionEnd };
      },
      focus: () => place(last.current),
    }),
    [id, place],
  );
}
