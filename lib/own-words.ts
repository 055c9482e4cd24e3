/*
 * What members' pages keep in a tab for one person: words that are typed and not sent yet. It is not encrypted, so that
 * every tab forgets it when the sign-in ends, also one that hears of it only later: what is kept carries the mark of its
 * time, which signing out takes off the device.
 */

const prefix = "rp-own-";
const markName = `${prefix}mark`;

// From then on this page keeps nothing more: somebody else may be coming.
let over = false;
const listeners = new Set<() => void>();

// A browser that keeps nothing has nothing to forget, and what is typed goes with its page.
function carefully<T>(work: () => T): T | null {
  try {
    return work();
  } catch {
    return null;
  }
}

type Kept = [mark: string, text: string];

function read(name: string): Kept | null {
  const kept: unknown = carefully(() => JSON.parse(sessionStorage.getItem(name) ?? "null"));
  return Array.isArray(kept) && kept.every((one) => typeof one === "string") ? (kept as Kept) : null;
}

const ownNames = (kept: Storage) => Object.keys(kept).filter((name) => name.startsWith(prefix));

// Takes out of this tab what was kept before the last sign-out. Gives whether there was any.
function forgetEarlier(): boolean {
  return (
    carefully(() => {
      const mark = localStorage.getItem(markName);
      const gone = ownNames(sessionStorage).filter((name) => !mark || read(name)?.[0] !== mark);
      for (const name of gone) sessionStorage.removeItem(name);
      return gone.length > 0;
    }) ?? false
  );
}

// This page was there when somebody signed out: what it keeps is theirs, whatever was typed since.
function endHere(): void {
  carefully(() => {
    for (const name of ownNames(sessionStorage)) sessionStorage.removeItem(name);
  });
  over = true;
  for (const tell of listeners) tell();
}

/** Keeps a text in this tab under a name; null forgets it. */
export function keepOwn(name: string, text: string | null): void {
  carefully(() => {
    if (text === null) return sessionStorage.removeItem(prefix + name);
    if (over) return;
    const mark = localStorage.getItem(markName) ?? crypto.randomUUID();
    localStorage.setItem(markName, mark);
    sessionStorage.setItem(prefix + name, JSON.stringify([mark, text] satisfies Kept));
  });
}

/** What this tab keeps under a name, or null. */
export function keptOwn(name: string): string | null {
  forgetEarlier();
  return read(prefix + name)?.[1] ?? null;
}

/** Forgets everything of this kind in this tab and on the device. Every other tab hears of it. */
export function forgetOwn(): void {
  carefully(() => {
    for (const kept of [sessionStorage, localStorage]) for (const name of ownNames(kept)) kept.removeItem(name);
  });
}

/** Calls `tell` when a sign-out elsewhere took words out of this tab. Gives the way to stop. */
export function whenForgotten(tell: () => void): () => void {
  listeners.add(tell);
  return () => listeners.delete(tell);
}

/** For every page of the site, once. */
export function watchForgetting(): void {
  forgetEarlier();
  addEventListener("storage", ({ key, newValue }) => {
    if (newValue === null && (key === null || key === markName)) endHere();
  });
  // A page out of the browser's own cache has heard nothing meanwhile.
  addEventListener("pageshow", ({ persisted }) => {
    if (persisted && forgetEarlier()) endHere();
  });
}
