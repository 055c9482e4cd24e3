"use client";

import { useEffect, useState } from "react";

export type FocusView = { on: boolean; set: (on: boolean) => void };

/** Focus view: the fields, the save state and the way out, and nothing else. A choice for this page alone. */
export function useFocusView(): FocusView {
  const [on, set] = useState(false);
  useEffect(() => {
    // The head and foot of the page are not this component's to draw: a rule of the style sheet hides them.
    document.documentElement.toggleAttribute("data-focus-view", on);
    return () => document.documentElement.removeAttribute("data-focus-view");
  }, [on]);
  return { on, set };
}
