"use client";

import { useEffect, useMemo, useRef, useState, useSyncExternalStore } from "react";
import type { Journal, SaveState } from "@/lib/journal/vault/view";
import { isTrouble } from "./save-words";

/** The truth about one reflection's words, whenever it changes. As text, so that equal answers are equal. */
export function useSaveState(journal: Journal, id: string): SaveState {
  const text = useSyncExternalStore(
    journal.subscribe,
    () => JSON.stringify(journal.saveState(id)),
    () => '{"state":"clean"}',
  );
  return useMemo(() => JSON.parse(text) as SaveState, [text]);
}

/** What is said aloud of it: the first save, trouble, and the first save after trouble. The rest is only shown. */
export function useSpoken(save: SaveState, words: string): string {
  const [said, setSaid] = useState("");
  const before = useRef({ trouble: false, saved: false });
  useEffect(() => {
    if (isTrouble(save)) {
      before.current.trouble = true;
      setSaid(words);
    } else if (save.state === "saved" && (before.current.trouble || !before.current.saved)) {
      before.current = { trouble: false, saved: true };
      setSaid(words);
    }
  }, [save, words]);
  return said;
}
