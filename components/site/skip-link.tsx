"use client";

import type { MouseEvent } from "react";

const mainId = "main";

// The journal keeps a reflection's id in the fragment: jumping must not replace it.
const jump = (event: MouseEvent) => {
  const main = document.getElementById(mainId);
  if (!main) return;
  event.preventDefault();
  main.focus();
  main.scrollIntoView();
};

/** First thing on every page with the keyboard. The page has <main id="main" tabIndex={-1}>. */
export function SkipLink() {
  return (
    <a className="skip noprint" href={`#${mainId}`} onClick={jump}>
      Skip to main content
    </a>
  );
}
