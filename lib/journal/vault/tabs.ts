/*
 * Several tabs of one browser: they lock together, hear of each other's saves, hand a new tab the key (a handle that
 * cannot be exported), and take turns at saving.
 */
import type { JournalKey } from "./journal-key.ts";

export type Handed = { memberId: string; journal: JournalKey; sealed: Uint8Array<ArrayBuffer> };
type Message =
  | { say: "locked" }
  | { say: "signed-out" }
  | { say: "changed" }
  | { say: "active" }
  | { say: "anybody-open"; memberId: string }
  | ({ say: "open" | "rekeyed" } & Handed);

export type Tabs = {
  tell: (say: "locked" | "signed-out" | "changed" | "active") => void;
  /** Gives the other tabs the key that the journal has from now on. */
  hand: (handed: Handed) => void;
  /** Asks the other tabs for the key; null when none answers in time. */
  askForKey: (memberId: string) => Promise<Handed | null>;
  /** One tab saves at a time. */
  inTurn: <T>(work: () => Promise<T>) => Promise<T>;
  close: () => void;
};

const answerTime = 200;
const name = "rp-journal";

/** Tells every tab that the sign-in is over, from a page that has joined none. */
export function tellSignedOut(): void {
  const channel = new BroadcastChannel(name);
  channel.postMessage({ say: "signed-out" } satisfies Message);
  channel.close();
}

/** Joins this browser's other tabs. `open` gives what this tab could hand over. */
export function joinTabs(on: {
  locked: () => void;
  signedOut: () => void;
  changed: () => void;
  active: () => void;
  rekeyed: (handed: Handed) => void;
  open: () => Handed | null;
}): Tabs {
  const channel = typeof BroadcastChannel === "undefined" ? null : new BroadcastChannel(name);
  let waiting: ((handed: Handed) => void) | null = null;
  const heard = (message: Message) => {
    if (message.say === "locked") on.locked();
    else if (message.say === "signed-out") on.signedOut();
    else if (message.say === "changed") on.changed();
    else if (message.say === "active") on.active();
    else if (message.say === "rekeyed") on.rekeyed(message);
    else if (message.say === "open") waiting?.(message);
    else if (message.say === "anybody-open") {
      const held = on.open();
      if (held?.memberId === message.memberId) channel?.postMessage({ say: "open", ...held } satisfies Message);
    }
  };
  // A page out of the browser's own cache has heard nothing meanwhile: what was open may be locked or signed out.
  addEventListener("pageshow", (event) => event.persisted && location.reload());
  channel?.addEventListener("message", ({ data }: MessageEvent<Message>) => heard(data));
  return {
    hand: (handed) => channel?.postMessage({ say: "rekeyed", ...handed } satisfies Message),
    tell: (say) => channel?.postMessage({ say } satisfies Message),
    askForKey: (memberId) =>
      new Promise((done) => {
        const late = setTimeout(() => done(null), channel ? answerTime : 0);
        waiting = (handed) => {
          if (handed.memberId !== memberId) return;
          clearTimeout(late);
          done(handed);
        };
        channel?.postMessage({ say: "anybody-open", memberId } satisfies Message);
      }),
    inTurn: async <T>(work: () => Promise<T>): Promise<T> =>
      typeof navigator === "undefined" || !navigator.locks ? work() : navigator.locks.request("rp-journal-save", work),
    close: () => channel?.close(),
  };
}
