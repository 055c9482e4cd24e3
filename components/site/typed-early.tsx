"use client";

import { useEffect } from "react";

type Early = { field: HTMLElement; name: "value" | "checked"; was: unknown; typed: unknown; event: string };

function typedEarly(): Early[] {
  return [...document.querySelectorAll<HTMLInputElement | HTMLTextAreaElement>("input, textarea")].flatMap(
    (field): Early[] => {
      if (field instanceof HTMLInputElement && (field.type === "checkbox" || field.type === "radio")) {
        const { checked: typed, defaultChecked: was } = field;
        // Of radios the one that is chosen now; the other hears nothing, as with a press.
        const heard = typed !== was && (typed || field.type === "checkbox");
        return heard ? [{ field, name: "checked", was, typed, event: "click" }] : [];
      }
      if (field.type === "file" || field.type === "hidden" || field.value === field.defaultValue) return [];
      return [{ field, name: "value", was: field.defaultValue, typed: field.value, event: "input" }];
    },
  );
}

// React hears of a change when the field holds another value than the one React last put there: so that one is put back
// first, and then the typed one past React's own setter.
function tell({ field, name, was, typed, event }: Early): void {
  Reflect.set(field, name, was);
  Object.getOwnPropertyDescriptor(Object.getPrototypeOf(field), name)?.set?.call(field, typed);
  field.dispatchEvent(new Event(event, { bubbles: true }));
}

/**
 * What somebody typed or ticked before the page's script was there stands on the screen, but React does not know of it
 * and would take it away at the next key. Told once, when the script is there.
 */
export function TypedEarly() {
  useEffect(() => {
    // Outside of React's own work: each change is drawn before the next is told, and all were read before the first.
    const soon = setTimeout(() => typedEarly().forEach(tell));
    return () => clearTimeout(soon);
  }, []);
  return null;
}
