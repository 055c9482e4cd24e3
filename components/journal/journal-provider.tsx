"use client";

import {
  createContext,
  type ReactNode,
  useCallback,
  useContext,
  useEffect,
  useMemo,
  useRef,
  useState,
  useSyncExternalStore,
} from "react";
import type { SecondStepAsked } from "@/lib/auth/door-client";
import type { Journal, JournalView, UnlockRefusal } from "@/lib/journal/vault/view";

export type OpenView = Extract<JournalView, { state: "open" }>;
export type SignIn = (given: {
  email: string;
  password: string;
  own: boolean;
}) => Promise<{ ok: true } | UnlockRefusal | SecondStepAsked>;
export type Go = (url: string, how?: "replace") => void;

type Room = {
  journal: Journal | null;
  view: JournalView;
  /** What an open page shows. Outlives a sign-out for as long as unsaved writing is on the screen. */
  shown: OpenView | null;
  /** Whether the journal was open in this page before: then focus belongs to the password. */
  wasOpen: boolean;
  signIn: SignIn;
  go: Go;
  /** Says that writing on this screen is not safe yet, so that the page must not be left by itself. */
  hold: (held: boolean) => void;
  /** Where a sign-out leads; null for back to the sign-in page. */
  leaveFor: (path: string | null) => void;
};

const RoomContext = createContext<Room | null>(null);
const starting: JournalView = { state: "starting" };
const getStarting = () => starting;
const never = () => () => {};

const leave: Go = (url, how) => (how === "replace" ? location.replace(url) : location.assign(url));

// The fragment may name a reflection: behind the # it reaches no server.
const signInUrl = () => `/sign-in?back=${encodeURIComponent(location.pathname)}${location.hash}`;

/** One journal for the page, and what its screens need of the world outside. */
export function JournalProvider({
  open,
  signIn,
  go = leave,
  children,
}: {
  open: () => Journal;
  signIn: SignIn;
  go?: Go;
  children: ReactNode;
}) {
  const [journal, setJournal] = useState<Journal | null>(null);
  useEffect(() => setJournal(open()), [open]);
  const view = useSyncExternalStore(journal?.subscribe ?? never, journal?.view ?? getStarting, getStarting);

  const [held, hold] = useState(false);
  const [last, setLast] = useState<OpenView | null>(null);
  const [wasOpen, setWasOpen] = useState(false);
  const exit = useRef<string | null>(null);

  // Nothing readable is kept past a lock: the last open view goes with it.
  const next = view.state === "open" ? view : view.state === "signed-out" && held ? last : null;
  if (next !== last) setLast(next);
  if (next && !wasOpen) setWasOpen(true);

  useEffect(() => {
    if (view.state === "signed-out" && !held) go(exit.current ?? signInUrl(), "replace");
  }, [view, held, go]);

  useSafeLinks(journal, go);

  const leaveFor = useCallback((path: string | null) => {
    exit.current = path;
  }, []);
  const room = useMemo<Room>(
    () => ({ journal, view, shown: next, wasOpen, signIn, go, hold, leaveFor }),
    [journal, view, next, wasOpen, signIn, go, leaveFor],
  );
  return <RoomContext value={room}>{children}</RoomContext>;
}

// A new page may end this one before the last words are sealed on the disk: a link waits for that, some milliseconds.
function useSafeLinks(journal: Journal | null, go: Go) {
  useEffect(() => {
    if (!journal) return;
    const follow = (event: MouseEvent) => {
      const link = event.target instanceof Element ? event.target.closest("a") : null;
      const plain = event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.altKey;
      if (!link || !plain || event.defaultPrevented || link.target || link.download) return;
      if (link.origin !== location.origin || link.pathname === location.pathname || journal.unsent() === 0) return;
      event.preventDefault();
      void journal.keepHere().finally(() => go(link.href));
    };
    document.addEventListener("click", follow);
    return () => document.removeEventListener("click", follow);
  }, [journal, go]);
}

/** The journal of this page in whatever state it is. */
export function useRoom(): Room {
  const room = useContext(RoomContext);
  if (!room) throw new Error("A journal screen stands outside its room");
  return room;
}

/** The journal while it is open. Only below `Unlocked`, or where `shown` was looked at first. */
export function useOpenJournal(): { journal: Journal; view: OpenView } {
  const { journal, shown } = useRoom();
  if (!journal || !shown) throw new Error("This screen needs an open journal");
  return { journal, view: shown };
}
