"use client";

import { useCallback, useEffect, useState } from "react";
import { Button } from "@/components/ui/button";
import { Leaf } from "@/components/ui/leaf";
import { Tell } from "@/components/ui/tell";
import { UndoRow } from "@/components/ui/undo-row";
import type { Reflection } from "@/lib/journal/vault/reflection";
import type { Journal } from "@/lib/journal/vault/view";
import { JournalPage } from "./journal-page";
import { useOpenJournal } from "./journal-provider";
import { useLater } from "./later";
import { nameOf } from "./reflection-words";
import { isTrouble, saveInWords } from "./save-words";
import { Unlocked } from "./unlocked";
import { useFragment } from "./use-fragment";
import { Version } from "./version";
import { NotInJournal } from "./write-page";

type Asked = Awaited<ReturnType<Journal["versionsOf"]>> | null;

/** What one reflection said before. */
export function HistoryPage() {
  return (
    <JournalPage current="journal" exact={false} paper>
      <Unlocked title="Earlier versions">
        <Of />
      </Unlocked>
    </JournalPage>
  );
}

function Of() {
  const { view } = useOpenJournal();
  const id = useFragment();
  const there = view.reflections.find((one) => one.id === id);
  return there ? <History key={id} reflection={there.reflection} /> : <NotInJournal id={id} />;
}

function History({ reflection }: { reflection: Reflection }) {
  const { journal } = useOpenJournal();
  const { id } = reflection;
  const [asked, setAsked] = useState<Asked>(null);
  const [told, setTold] = useState("");
  const [forgotten, setForgotten] = useState<readonly Reflection[]>([]);
  const look = useCallback(async () => setAsked(await journal.versionsOf(id)), [journal, id]);
  useEffect(() => void look(), [look]);

  const bringBack = async (version: Reflection) => {
    const saved = await journal.bringVersionBack(id, version);
    setTold(isTrouble(saved) ? saveInWords(saved, "Europe/London", true) : "Brought back. What stood there is below.");
    document.getElementById("main")?.focus();
    await look();
  };
  const forget = async (versions: readonly Reflection[]) => {
    const answer = await journal.purgeHistory(id);
    if (!answer.ok) return setTold("That could not be done just now. Nothing was changed. Try again in a minute.");
    setTold("");
    setForgotten(versions);
    await look();
  };
  const undo = async () => {
    await journal.restoreHistory(forgotten);
    setForgotten([]);
    setTold("The earlier versions are back.");
    await look();
  };
  const versions = asked?.ok ? asked.versions : [];
  return (
    <div className="wrap">
      <Leaf tight note={<p>Only you can read these. They are sealed like the rest.</p>}>
        <h1>Earlier versions</h1>
        <p>
          Of <a href={`/journal/read#${id}`}>{nameOf(reflection)}</a>. Each is what stood there before you went on
          writing another time: the last 20.
        </p>
        <p role="status">{told}</p>
        {forgotten.length > 0 ? (
          <UndoRow focusOnMount onUndo={() => void undo()}>
            The earlier versions are gone. You can take that back until you leave this page.
          </UndoRow>
        ) : null}
        <State asked={asked} gone={forgotten.length > 0} />
      </Leaf>
      {versions.map((version, at) => (
        <Version
          key={version.editedAt}
          version={version}
          place={`${at + 1} of ${versions.length}`}
          onBringBack={() => void bringBack(version)}
        />
      ))}
      {versions.length > 0 ? (
        <Leaf snug as="section" labelledBy="forget">
          <h2 id="forget">Forget the earlier versions</h2>
          <p>Only what the reflection says now stays. They also go when the reflection goes for good.</p>
          <p>
            <Button look="line" onClick={() => void forget(versions)}>
              Forget {versions.length === 1 ? "it" : `all ${versions.length}`}
            </Button>
          </p>
        </Leaf>
      ) : null}
    </div>
  );
}

function State({ asked, gone }: { asked: Asked; gone: boolean }) {
  const slow = useLater(asked === null);
  if (!asked) return slow ? <p role="status">Opening the earlier versions on this device.</p> : null;
  if (!asked.ok) {
    return (
      <p role="status">
        {asked.reason === "unreadable"
          ? "The earlier versions did not open on this device. They are kept, and the reflection itself is safe."
          : "We cannot reach the earlier versions just now. Nothing is lost. Try again when you are online."}
      </p>
    );
  }
  return (
    <>
      {asked.older ? (
        <Tell>
          <p>
            <strong>Something does not add up.</strong> The server sent older versions than this device expected: one
            may be missing. The reflection itself is safe. If you still see this tomorrow, tell your facilitator.
          </p>
        </Tell>
      ) : null}
      {asked.versions.length === 0 && !gone ? <p>There are none yet.</p> : null}
    </>
  );
}
