"use client";

import { useEffect, useState } from "react";
import { LinkButton } from "@/components/ui/button";
import { Leaf } from "@/components/ui/leaf";
import type { Journal } from "@/lib/journal/vault/view";
import type { Writing } from "@/lib/journal/vault/writing";
import { DeletedHere } from "./deleted-here";
import { Editor } from "./editor";
import { JournalPage } from "./journal-page";
import { type OpenView, useOpenJournal } from "./journal-provider";
import { questionOf } from "./questions";
import { begunFor, foundFor, type SessionTie, tieOf } from "./session-ties";
import { Unlocked } from "./unlocked";
import { setFragment, useFragment } from "./use-fragment";
import { begunWith } from "./use-words";

/** Writing, and going on writing. */
export function WritePage() {
  return (
    <JournalPage current="journal" exact={false} paper>
      <Unlocked title="Write">
        <Desk />
      </Unlocked>
    </JournalPage>
  );
}

/**
 * One sitting at one reflection. `begin` is the page it begins with where nothing is written; `tie` the session that it was
 * begun for; `known` if it is new or was there when it began; `seen` are the conflicts that were there before it began.
 */
type Sitting = {
  key: string;
  id: string;
  fragment: string;
  begin: Writing;
  tie: SessionTie | null;
  known: boolean;
  seen: readonly string[];
};

function sitDown(journal: Journal, fragment: string, { reflections, conflicts }: OpenView): Sitting {
  const question = questionOf(fragment);
  const tie = tieOf(fragment);
  // One thread for each session: what was begun for it is gone on with.
  const there = tie && foundFor(reflections, tie);
  const isNew = fragment === "" || question !== null || (tie !== null && !there);
  const id = isNew ? journal.begin() : (there?.id ?? fragment);
  const known = isNew || journal.find(id) !== null;
  const begin = tie ? begunFor(tie) : begunWith(question);
  return { key: id, id, fragment, begin, tie: isNew ? tie : null, known, seen: conflicts.map(({ keptAs }) => keptAs) };
}

function Desk() {
  const { journal, view } = useOpenJournal();
  const fragment = useFragment();
  const [sitting, setSitting] = useState(() => sitDown(journal, fragment, view));
  const [deletedHere, setDeletedHere] = useState(false);
  const { id, seen } = sitting;

  // Perhaps what was begun for this session on another device arrives only now, while nothing is written here.
  const late = sitting.tie && !journal.find(id) ? foundFor(view.reflections, sitting.tie) : null;
  if (late || (fragment !== sitting.fragment && fragment !== id)) {
    setSitting(sitDown(journal, fragment, view));
    setDeletedHere(false);
  }
  // Another device was quicker: what is being written here goes on as the version that was kept from here.
  const conflict = view.conflicts.find((one) => one.id === id && !seen.includes(one.keptAs));
  if (conflict) setSitting({ ...sitting, id: conflict.keptAs, fragment });
  const named = sitting.key !== id || (tieOf(sitting.fragment) !== null && sitting.tie === null);
  useEffect(() => {
    if (named) setFragment(id);
  }, [named, id]);

  const deleted = view.deleted.find((one) => one.id === id);
  if (deleted) {
    return (
      <div className="wrap">
        <Leaf tight>
          <h1 className="vh">Write</h1>
          <DeletedHere deleted={deleted} focus={deletedHere} />
        </Leaf>
      </div>
    );
  }
  // Once begun, a sitting is not broken off: whatever happens elsewhere, its words stay on the screen.
  if (!sitting.known && !view.reflections.some((one) => one.id === id)) return <NotInJournal id={id} />;
  return <Editor key={sitting.key} id={id} begin={sitting.begin} onDeleted={() => setDeletedHere(true)} />;
}

/** For an id that is nobody's here: old, mistyped, or one that did not open on this device. */
export function NotInJournal({ id }: { id: string }) {
  const { view } = useOpenJournal();
  return (
    <div className="wrap">
      <Leaf tight>
        {view.unreadable.includes(id) ? (
          <>
            <h1>This reflection did not open on this device</h1>
            <p>It is kept, and nothing of it is lost. The rest of your journal works.</p>
          </>
        ) : (
          <>
            <h1>This reflection is not in your journal</h1>
            <p>The link may be old, or the reflection may have been deleted more than 30 days ago.</p>
          </>
        )}
        <p>
          <LinkButton href="/journal">Go to your journal</LinkButton>
        </p>
      </Leaf>
    </div>
  );
}
