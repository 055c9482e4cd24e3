"use client";

import { useSyncExternalStore } from "react";

function subscribe(changed: () => void) {
  addEventListener("hashchange", changed);
  addEventListener("popstate", changed);
  return () => {
    removeEventListener("hashchange", changed);
    removeEventListener("popstate", changed);
  };
}

const read = () => location.hash.slice(1);

/** What stands behind the # of this address: a reflection's id or a question's number. It never reaches a server. */
export const useFragment = (): string => useSyncExternalStore(subscribe, read, () => "");

/** Puts a reflection's id behind the #, in place: going back does not lead through it. */
export function setFragment(id: string): void {
  if (read() !== id) history.replaceState(null, "", `#${id}`);
}
