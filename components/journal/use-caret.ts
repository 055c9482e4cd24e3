"use client";

import { useCallback, useEffect, useMemo, useRef } from "react";
import { type Caret, keepCaret, takeCaret } from "./caret";

export type CaretPlace = {
  /** Notes where somebody is, on every selection and key. */
  note: (box: HTMLTextAreaElement) => void;
  /** Puts focus and caret back where they were. */
  focus: () => void;
};

/** Keeps the place in the writing over a lock, and puts focus and caret back there afterwards. */
export function useCaret(id: string): CaretPlace {
  const last = useRef<Caret | null>(null);

  const place = useCallback((caret: Caret | null) => {
    const box = caret && document.getElementById(caret.field);
    if (!(box instanceof HTMLTextAreaElement)) return;
    box.focus();
    box.setSelectionRange(caret?.start ?? 0, caret?.end ?? 0);
    last.current = caret;
  }, []);

  useEffect(() => {
    if (last.current) last.current = { ...last.current, id };
    else place(takeCaret(id));
  }, [id, place]);
  useEffect(() => () => keepCaret(last.current), []);

  return useMemo(
    () => ({
      note: (box) => {
        last.current = { id, field: box.id, start: box.selectionStart, end: box.selectionEnd };
      },
      focus: () => place(last.current),
    }),
    [id, place],
  );
}
