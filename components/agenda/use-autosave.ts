import { useCallback, useEffect, useRef, useState } from "react";
import type { ActionResult } from "@/lib/actions/action";
import { type DraftFields, draftItem, mostItems } from "@/lib/agendas/input";

export type SaveAnswer = ActionResult<{ version: number; savedAt: Date }, "changed-elsewhere" | "dilemma-gone">;

/** How saving stands. Everything but "saved" means that something typed is on this page alone. */
export type SaveState =
  | { kind: "saved"; at: Date | null }
  | {
      kind:
        | "waiting"
        | "saving"
        | "unfinished"
        | "trouble"
        | "signed-out"
        | "not-found"
        | "year-over"
        | "changed-elsewhere"
        | "dilemma-gone";
    };

const pause = 1000;
const retries = [2000, 5000, 15_000, 30_000];

const isFinished = (items: DraftFields[]) =>
  items.length <= mostItems && items.every((item) => draftItem.safeParse(item).success);

/**
 * Saves the draft one second after a pause, one save at a time, always naming the version it was made from. What could
 * not be sent is tried again; a version changed elsewhere waits for the facilitator's choice.
 */
export function useAutosave(
  start: { version: number; savedAt: Date | null },
  send: (items: DraftFields[], version: number) => Promise<SaveAnswer>,
) {
  const [state, setState] = useState<SaveState>({ kind: "saved", at: start.savedAt });
  const [version, setVersion] = useState(start.version);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const running = useRef<Promise<number | null>>(undefined);
  const own = useRef({ version: start.version, unsent: null as DraftFields[] | null, failures: 0, stopped: false });

  const flush = useCallback((): Promise<number | null> => {
    clearTimeout(timer.current);
    const work = async (): Promise<number | null> => {
      const now = own.current;
      while (now.unsent) {
        if (now.stopped) return null;
        const items = now.unsent;
        if (!isFinished(items)) {
          setState({ kind: "unfinished" });
          return null;
        }
        setState({ kind: "saving" });
        const answer = await send(items, now.version).catch(() => ({ ok: false, reason: "trouble" }) as const);
        if (answer.ok) {
          now.version = answer.value.version;
          now.failures = 0;
          // Typed on meanwhile: go round again.
          if (now.unsent === items) now.unsent = null;
          setVersion(now.version);
          setState(now.unsent ? { kind: "waiting" } : { kind: "saved", at: answer.value.savedAt });
          continue;
        }
        const kind = answer.reason === "invalid" ? "unfinished" : answer.reason;
        setState({ kind });
        now.stopped = ["changed-elsewhere", "not-found", "year-over"].includes(kind);
        if (kind === "trouble" || kind === "signed-out") {
          const wait = retries[Math.min(now.failures, retries.length - 1)];
          now.failures += 1;
          timer.current = setTimeout(() => void flush(), wait);
        }
        return null;
      }
      return now.version;
    };
    running.current = (running.current ?? Promise.resolve(null)).then(work);
    return running.current;
  }, [send]);

  /** Tells of every change; `over` names the version to save over once the facilitator chose to. */
  const changed = useCallback(
    (items: DraftFields[], over?: number) => {
      own.current.unsent = items;
      if (over !== undefined) Object.assign(own.current, { version: over, stopped: false });
      if (own.current.stopped) return;
      setState({ kind: "waiting" });
      clearTimeout(timer.current);
      timer.current = setTimeout(() => void flush(), pause);
    },
    [flush],
  );

  /** Takes over a version that was loaded: nothing of this page is left to save. */
  const adopt = useCallback((loaded: { version: number; savedAt: Date }) => {
    clearTimeout(timer.current);
    own.current = { version: loaded.version, unsent: null, failures: 0, stopped: false };
    setVersion(loaded.version);
    setState({ kind: "saved", at: loaded.savedAt });
  }, []);

  const unsaved = state.kind !== "saved";
  useEffect(() => {
    if (!unsaved) return;
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    const soon = () => void flush();
    window.addEventListener("beforeunload", ask);
    window.addEventListener("online", soon);
    document.addEventListener("visibilitychange", soon);
    return () => {
      window.removeEventListener("beforeunload", ask);
      window.removeEventListener("online", soon);
      document.removeEventListener("visibilitychange", soon);
    };
  }, [unsaved, flush]);
  useEffect(() => () => clearTimeout(timer.current), []);

  return { state, version, unsaved, flush, changed, adopt };
}
