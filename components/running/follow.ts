import type { Stage } from "@/lib/running/rules";

/** How a screen hears of the steps: as they happen, by asking, or not at all for now. */
export type Hearing = "live" | "asking" | "offline" | "away";
export type Ending = "signed-out" | "not-found";

type Heard = { stage: (stage: Stage) => void; hearing: (how: Hearing) => void; end: (why: Ending) => void };

const askEvery = 1_500;
const askEveryHidden = 15_000;
// The first word is sent at once, and a beat every three seconds: without them something on the way holds words back.
const firstWord = 4_000;
const nextWord = 8_000;
const shortest = 2_000;
const longest = 60_000;

/**
 * Follows a running session: by a stream of events, and by asking for as long as the stream has not proved that it comes
 * through. `look` asks at once.
 */
export function follow(sessionId: string, on: Heard): { look: () => void; stop: () => void } {
  const path = `/api/sessions/${sessionId}/now`;
  let over = false;
  let live = false;
  let asked = false;
  let wait = shortest;
  let source: EventSource | null = null;
  let asking: ReturnType<typeof setTimeout> | undefined;
  let silence: ReturnType<typeof setTimeout> | undefined;
  let reopening: ReturnType<typeof setTimeout> | undefined;

  const lost = () => on.hearing(navigator.onLine ? "away" : "offline");

  function askLater(): void {
    clearTimeout(asking);
    if (!over && !live) asking = setTimeout(look, document.hidden ? askEveryHidden : askEvery);
  }

  async function ask(): Promise<void> {
    const response = await fetch(path, { cache: "no-store", signal: AbortSignal.timeout(8_000) });
    if (response.status === 401) return end("signed-out");
    if (response.status === 404) return end("not-found");
    if (!response.ok) return lost();
    const stage: Stage = await response.json();
    if (over) return;
    on.stage(stage);
    if (!live) on.hearing("asking");
  }

  function look(): void {
    clearTimeout(asking);
    if (over || asked) return;
    asked = true;
    ask()
      .catch(() => {
        if (!over && !live) lost();
      })
      .finally(() => {
        asked = false;
        askLater();
      });
  }

  function drop(): void {
    source?.close();
    source = null;
    live = false;
    clearTimeout(silence);
    clearTimeout(reopening);
    if (over) return;
    reopening = setTimeout(open, wait);
    wait = Math.min(wait * 2, longest);
    look();
  }

  function heard(): void {
    live = true;
    wait = shortest;
    clearTimeout(asking);
    clearTimeout(silence);
    silence = setTimeout(drop, nextWord);
    on.hearing("live");
  }

  function open(): void {
    source?.close();
    const opened = new EventSource(`${path}/stream`);
    source = opened;
    clearTimeout(silence);
    silence = setTimeout(drop, firstWord);
    opened.onmessage = ({ data }) => {
      heard();
      on.stage(JSON.parse(data));
    };
    opened.addEventListener("beat", heard);
    opened.addEventListener("end", ({ data }) => end(data));
    opened.onerror = () => {
      if (opened === source) drop();
    };
  }

  const wentOffline = () => {
    drop();
    on.hearing("offline");
  };
  const cameBack = () => {
    wait = shortest;
    look();
    open();
  };
  const shown = () => {
    if (!document.hidden) look();
  };

  function stop(): void {
    over = true;
    source?.close();
    for (const timer of [asking, silence, reopening]) clearTimeout(timer);
    window.removeEventListener("offline", wentOffline);
    window.removeEventListener("online", cameBack);
    document.removeEventListener("visibilitychange", shown);
  }

  function end(why: Ending): void {
    if (over) return;
    stop();
    on.end(why);
  }

  window.addEventListener("offline", wentOffline);
  window.addEventListener("online", cameBack);
  document.addEventListener("visibilitychange", shown);
  open();
  askLater();
  return { look, stop };
}
