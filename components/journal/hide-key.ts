"use client";

import { useSyncExternalStore } from "react";

/**
 * The key that hides the screen and locks the journal. Never a bare letter (dictation and screen readers use those) and
 * not Escape. A choice of this device; off is one of the choices.
 */
export const hideKeys = [
  { id: "F8", label: "F8" },
  { id: "F9", label: "F9" },
  { id: "ctrl-alt-h", label: "Ctrl + Alt + H" },
  { id: "off", label: "No key" },
] as const;
export type HideKey = (typeof hideKeys)[number]["id"];

const name = "rp-hide-key";
const usual: HideKey = "F8";
const changed = new EventTarget();

function read(): HideKey {
  try {
    const kept = localStorage.getItem(name);
    return hideKeys.find(({ id }) => id === kept)?.id ?? usual;
  } catch {
    return usual;
  }
}

function subscribe(listener: () => void) {
  changed.addEventListener("change", listener);
  return () => changed.removeEventListener("change", listener);
}

export function useHideKey(): { key: HideKey; choose: (key: HideKey) => void } {
  const key = useSyncExternalStore(subscribe, read, () => usual);
  return {
    key,
    choose: (chosen) => {
      try {
        localStorage.setItem(name, chosen);
      } catch {
        // A browser that keeps nothing has the usual key again on the next page.
      }
      changed.dispatchEvent(new Event("change"));
    },
  };
}

/** Whether a key press is the chosen key. */
export function isHideKey(event: KeyboardEvent, key: HideKey): boolean {
  if (key === "off") return false;
  if (key === "ctrl-alt-h") return event.ctrlKey && event.altKey && event.code === "KeyH";
  return event.key === key && !event.ctrlKey && !event.altKey && !event.metaKey;
}
