"use client";

import { useServerInsertedHTML } from "next/navigation";
import { useLayoutEffect, useRef } from "react";
import { applyReading, keptReading } from "./reading";

/**
 * Loads /reading.js in the head of what the server sends, before anything is drawn, and /typed.js beside it. They stay
 * out of React's tree: in a page that the browser draws alone, after trouble, React would trip Trusted Types with a <script>.
 */
export function EarlyScripts() {
  const sent = useRef(false);
  useServerInsertedHTML(() => {
    if (sent.current) return null;
    sent.current = true;
    return (
      <>
        <script src="/reading.js" />
        <script src="/typed.js" />
      </>
    );
  });
  useLayoutEffect(() => applyReading(keptReading()), []);
  return null;
}
