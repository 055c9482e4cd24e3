/*
 * The idle lock: after some minutes without a key or a pointer, warned two minutes before, shared by all tabs. A clock
 * that jumps means that the device slept, and a journal does not wake up open.
 */
import type { Store } from "./store.ts";

/** After how many quiet minutes the journal locks; null for never, which only a device of one's own may choose. */
export type Minutes = 5 | 15 | 60 | null;

const minutesKey = (memberId: string) => `idle/${memberId}`;
const allowed = (minutes: Minutes | undefined, own: boolean): Minutes =>
  minutes === undefined || (minutes === null && !own) ? 15 : minutes;

/** What this member chose for this device; 15 until they choose. */
export const readMinutes = async (store: Store, { memberId, own }: { memberId: string; own: boolean }) =>
  allowed((await store.get(minutesKey(memberId))) as Minutes | undefined, own);

/** Keeps a choice for this device, and gives what holds now. */
export function keepMinutes(store: Store, who: { memberId: string; own: boolean }, minutes: Minutes) {
  const holds = allowed(minutes, who.own);
  return { holds, kept: store.write([[minutesKey(who.memberId), holds]]) };
}

export type Idle = {
  /** Somebody is there, here or in another tab. */
  touch: () => void;
  setMinutes: (minutes: Minutes) => void;
  stop: () => void;
};

const warning = 2 * 60_000;
const tick = 1000;
// A tab in the background may tick only once a minute, so a longer gap than that is a device that slept.
const slept = 150_000;

/** Watches until `stop`. `warn` is given when the lock will fall, or null when it is far again. */
export function watchIdle(
  minutes: Minutes,
  on: { lock: () => void; warn: (lockingAt: number | null) => void; active: () => void },
): Idle {
  let limit = minutes;
  let lastActive = Date.now();
  let lastTick = Date.now();
  let warned = false;
  let told = 0;
  const touch = () => {
    lastActive = Date.now();
    if (warned) on.warn(null);
    warned = false;
  };
  const acted = () => {
    // A warning is answered by its button or by acting: both count.
    touch();
    if (Date.now() - told < 5000) return;
    told = Date.now();
    on.active();
  };
  const look = () => {
    const now = Date.now();
    const woke = now - lastTick > slept;
    lastTick = now;
    if (limit === null) return;
    const lockingAt = lastActive + limit * 60_000;
    if (now >= lockingAt || woke) on.lock();
    else if (now >= lockingAt - warning && !warned) {
      warned = true;
      on.warn(lockingAt);
    }
  };
  const timer = setInterval(look, tick);
  // `input` too: words that are dictated or put in by an aid come without a key.
  const events = ["pointerdown", "keydown", "input", "wheel", "touchstart"] as const;
  for (const event of events) addEventListener(event, acted, { passive: true, capture: true });
  document.addEventListener("visibilitychange", look);
  return {
    touch,
    setMinutes: (given) => {
      limit = given;
      touch();
    },
    stop: () => {
      clearInterval(timer);
      for (const event of events) removeEventListener(event, acted, { capture: true });
      document.removeEventListener("visibilitychange", look);
    },
  };
}
