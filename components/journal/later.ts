"use client";

import { useEffect, useState } from "react";

/** False at first, true after `ms` of `waiting`: nothing flashes for what is quick. */
export function useLater(waiting: boolean, ms = 400): boolean {
  const [late, setLate] = useState(false);
  useEffect(() => {
    if (!waiting) return;
    const timer = setTimeout(() => setLate(true), ms);
    return () => {
      clearTimeout(timer);
      setLate(false);
    };
  }, [waiting, ms]);
  return waiting && late;
}
