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
  /** One tab saves at a time; one takes up drafts at a time. */
  inTurn: <T>(work: () => Promise<T>, what?: "save" | "take-up") => Promise<T>;
  /** A name for the journal that opens here, held until it leaves or its page ends: its drafts are its own until then. */
  hold: () => Promise<{ name: string; leave: () => void }>;
  /** The names that are held in this browser. */
  held: () => Promise<ReadonlySet<string>>;
  /** Resolves when a name is not held any more. */
  whenLeft: (name: string) => Promise<void>;
  close: () => void;
};

const answerTime = 200;
const name = "rp-journal";
const heldPrefix = "rp-journal-open/";
// Only a page that is served safely has them, and never Node: then there is nobody to take turns with.
const locks = () => (typeof navigator === "undefined" ? undefined : navigator.locks);

async function hold(): Promise<{ name: string; leave: () => void }> {
  const own = crypto.randomUUID();
  let leave = () => {};
  const left = new Promise<void>((done) => {
    leave = done;
  });
  await new Promise<void>((granted) => {
    const request = locks()?.request(heldPrefix + own, () => {
      granted();
      return left;
    });
    if (request) void request.catch(() => granted());
    else granted();
  });
  // The next page of this tab must find the name free, and a page that comes back from the browser's cache is loaded anew.
  addEventListener("pagehide", leave);
  return { name: own, leave };
}

async function held(): Promise<ReadonlySet<string>> {
  const all = (await locks()?.query())?.held ?? [];
  return new Set(
    all.flatMap((lock) => (lock.name?.startsWith(heldPrefix) ? [lock.name.slice(heldPrefix.length)] : [])),
  );
}

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
    inTurn: async <T>(work: () => Promise<T>, what = "save"): Promise<T> =>
      locks()?.request(`rp-journal-${what}`, work) ?? work(),
    hold,
    held,
    whenLeft: async (other) => locks()?.request(heldPrefix + other, { mode: "shared" }, () => {}),
    close: () => channel?.close(),
  };
}
