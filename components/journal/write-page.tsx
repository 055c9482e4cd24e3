"use client";

import { useEffect, useState } from "react";
import { LinkButton } from "@/components/ui/button";
import { Leaf } from "@/components/ui/leaf";
import type { Journal } from "@/lib/journal/vault/view";
import { DeletedHere } from "./deleted-here";
import { Editor } from "./editor";
import { JournalPage } from "./journal-page";
import { useOpenJournal } from "./journal-provider";
import { questionOf } from "./questions";
import { Unlocked } from "./unlocked";
import { setFragment, useFragment } from "./use-fragment";

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

/** One sitting at one reflection: `known` if it is new or was there when it began, `seen` are the conflicts that were there before it began. */
type Sitting = {
  key: string;
  id: string;
  fragment: string;
  question: string | null;
  known: boolean;
  seen: readonly string[];
};

function sitDown(journal: Journal, fragment: string, conflicts: readonly { keptAs: string }[]): Sitting {
  const question = questionOf(fragment);
  const isNew = fragment === "" || question !== null;
  const id = isNew ? journal.begin() : fragment;
  const known = isNew || journal.find(id) !== null;
  return { key: id, id, fragment, question, known, seen: conflicts.map(({ keptAs }) => keptAs) };
}

function Desk() {
  const { journal, view } = useOpenJournal();
  const fragment = useFragment();
  const [sitting, setSitting] = useState(() => sitDown(journal, fragment, view.conflicts));
  const [deletedHere, setDeletedHere] = useState(false);
  const { id, seen } = sitting;

  if (fragment !== sitting.fragment && fragment !== id) {
    setSitting(sitDown(journal, fragment, view.conflicts));
    setDeletedHere(false);
  }
  // Another device was quicker: what is being written here goes on as the version that was kept from here.
  const conflict = view.conflicts.find((one) => one.id === id && !seen.includes(one.keptAs));
  if (conflict) setSitting({ ...sitting, id: conflict.keptAs, fragment });
  useEffect(() => {
    if (sitting.key !== id) setFragment(id);
  }, [sitting.key, id]);

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
  return <Editor key={sitting.key} id={id} question={sitting.question} onDeleted={() => setDeletedHere(true)} />;
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
