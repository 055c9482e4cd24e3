"use client";

import { useServerInsertedHTML } from "next/navigation";
import { useLayoutEffect, useRef } from "react";
import { applyReading, keptReading } from "./reading";

/**
 * Loads /reading.js in the head of what the server sends, before anything is drawn. It stays out of React's tree:
 * in a page that the browser draws alone, after trouble, React would trip Trusted Types with a <script>.
 */
export function EarlyReading() {
  const sent = useRef(false);
  useServerInsertedHTML(() => {
    if (sent.current) return null;
    sent.current = true;
    return <script src="/reading.js" />;
  });
  useLayoutEffect(() => applyReading(keptReading()), []);
  return null;
}
