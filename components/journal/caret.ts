"use client";

/** Where somebody was writing: a place, and no words. `field` is the field's own id on the page. */
export type Caret = { id: string; field: string; start: number; end: number };

let kept: Caret | null = null;

/** Remembers the place while the journal is locked, in this page alone. */
export function keepCaret(caret: Caret | null): void {
  if (caret) kept = caret;
}

/** Gives the place in this reflection back, once. */
export function takeCaret(id: string): Caret | null {
  const caret = kept?.id === id ? kept : null;
  if (caret) kept = null;
  return caret;
}
