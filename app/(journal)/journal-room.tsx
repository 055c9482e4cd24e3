"use client";

import type { ReactNode } from "react";
import { JournalProvider } from "@/components/journal/journal-provider";
import { enter, leave } from "@/lib/auth/door-client";
import { openJournal } from "@/lib/journal/vault/open-journal";
import type { Journal } from "@/lib/journal/vault/view";

let opened: Journal | undefined;

// One journal for a page, however often React draws it.
const open = () => {
  opened ??= openJournal({ endSignIn: leave });
  return opened;
};

/** What surrounds every page of the journal: the journal itself, and the way to sign in again without leaving. */
export function JournalRoom({ children }: { children: ReactNode }) {
  return (
    <JournalProvider open={open} signIn={enter}>
      {children}
    </JournalProvider>
  );
}
