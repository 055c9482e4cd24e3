import { useCallback, useEffect, useRef, useState } from "react";
import { newerOf, type Stage } from "@/lib/running/rules";
import { type Ending, follow, type Hearing } from "./follow";

const tick = 1_000;

/** A session as it stands now: what the server said last, and from there on the clock. */
export function useStage(sessionId: string, first: Stage) {
  const [stage, setStage] = useState(first);
  const [now, setNow] = useState(first.at);
  const [hearing, setHearing] = useState<Hearing>("live");
  const [ended, setEnded] = useState<Ending | null>(null);
  const looking = useRef(() => {});
  // How far this device's clock is from the server's.
  const ahead = useRef<number | null>(null);

  const take = useCallback((told: Stage) => {
    ahead.current = Date.now() - told.at;
    setStage((known) => newerOf(known, told));
    setNow(told.at);
  }, []);

  useEffect(() => {
    ahead.current ??= Date.now() - first.at;
    const timer = setInterval(() => setNow(Date.now() - (ahead.current ?? 0)), tick);
    return () => clearInterval(timer);
  }, [first.at]);

  useEffect(() => {
    const { look, stop } = follow(sessionId, { stage: take, hearing: setHearing, end: setEnded });
    looking.current = look;
    return stop;
  }, [sessionId, take]);

  const look = useCallback(() => looking.current(), []);
  return { stage, now, hearing, ended, take, look };
}
