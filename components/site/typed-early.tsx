"use client";

import { useEffect } from "react";

declare global {
  interface Window {
    /** From /typed.js: what was typed and ticked so far, by its field. Ends the noting. */
    typedEarly?: () => Map<HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement, string | boolean>;
  }
}

// React hears of a change when the field holds another value than the one it saw there last: so it is shown another one
// first, and then the typed one past its own setter.
function tell(typed: string | boolean, field: HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement): void {
  if (!field.isConnected) return;
  const ticked = typeof typed === "boolean";
  const name = ticked ? "checked" : "value";
  Reflect.set(field, name, ticked ? !typed : typed ? "" : "-");
  Object.getOwnPropertyDescriptor(Object.getPrototypeOf(field), name)?.set?.call(field, typed);
  const event = field instanceof HTMLSelectElement ? "change" : ticked ? "click" : "input";
  field.dispatchEvent(new Event(event, { bubbles: true }));
}

/**
 * What somebody typed or ticked before the page's script was there stands on the screen, but React does not know of it
 * and would take it away at the next key. Told once, when the script is there; what a browser filled in is not.
 */
export function TypedEarly() {
  useEffect(() => {
    // Outside of React's own work, so that each change is drawn before the next is told.
    const soon = setTimeout(() => {
      window.typedEarly?.().forEach(tell);
      delete window.typedEarly;
    });
    return () => clearTimeout(soon);
  }, []);
  return null;
}
