"use client";

import { useEffect, useState } from "react";

/** Words for work that takes longer than a moment: nothing for 400 ms, then a sentence, said politely. */
export function SlowWords({ busy, children }: { busy: boolean; children: string }) {
  const [long, setLong] = useState(false);
  useEffect(() => {
    setLong(false);
    if (!busy) return;
    const timer = setTimeout(() => setLong(true), 400);
    return () => clearTimeout(timer);
  }, [busy]);
  return <p role="status">{busy && long ? children : ""}</p>;
}
