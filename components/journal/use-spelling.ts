"use client";

import { useSyncExternalStore } from "react";

const name = "rp-spelling";
const changed = new EventTarget();

function read(): "on" | "off" | "" {
  try {
    const kept = localStorage.getItem(name);
    return kept === "on" || kept === "off" ? kept : "";
  } catch {
    return "";
  }
}

function subscribe(listener: () => void) {
  changed.addEventListener("change", listener);
  return () => changed.removeEventListener("change", listener);
}

/** Whether this browser may check the spelling of what is written: asked once, kept on this device, off until answered. */
export function useSpelling(): { asked: boolean; checked: boolean; choose: (on: boolean) => void } {
  const kept = useSyncExternalStore(subscribe, read, () => "");
  return {
    asked: kept !== "",
    checked: kept === "on",
    choose: (on) => {
      try {
        localStorage.setItem(name, on ? "on" : "off");
      } catch {
        // A browser that keeps nothing asks again next time, and checks nothing until then.
      }
      changed.dispatchEvent(new Event("change"));
    },
  };
}
