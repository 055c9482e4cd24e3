"use client";

import { useState } from "react";
import { Button, LinkButton } from "@/components/ui/button";
import { Leaf } from "@/components/ui/leaf";
import { WhoSees } from "@/components/ui/who-sees";
import type { Reflection } from "@/lib/journal/vault/reflection";
import { DeletedHere } from "./deleted-here";
import { JournalPage } from "./journal-page";
import { useOpenJournal } from "./journal-provider";
import { KitOffer } from "./kit-offers";
import { dayInWords, lastTime } from "./moment-words";
import { Unlocked } from "./unlocked";
import { useFragment } from "./use-fragment";
import styles from "./write.module.css";
import { NotInJournal } from "./write-page";

/** One reflection, to be read. */
export function ReadPage() {
  return (
    <JournalPage current="journal" exact={false} paper>
      <Unlocked title="Read">
        <OneReflection />
      </Unlocked>
    </JournalPage>
  );
}

function OneReflection() {
  const { journal, view } = useOpenJournal();
  const id = useFragment();
  const [deletedHere, setDeletedHere] = useState("");
  const there = view.reflections.find((one) => one.id === id);
  const deleted = view.deleted.find((one) => one.id === id);
  if (deleted) {
    return (
      <div className="wrap">
        <Leaf tight>
          <h1 className="vh">A deleted reflection</h1>
          <DeletedHere deleted={deleted} focus={deletedHere === id} />
        </Leaf>
      </div>
    );
  }
  if (!there) return <NotInJournal id={id} />;
  const remove = () => {
    setDeletedHere(id);
    void journal.remove(id);
  };
  return <Reading reflection={there.reflection} onDelete={remove} />;
}

function Reading({ reflection, onDelete }: { reflection: Reflection; onDelete: () => void }) {
  const { id, title, body, draft, prompts, createdAt, editedAt, conflictOf } = reflection;
  const now = new Date();
  return (
    <div className="wrap">
      <Leaf
        tight
        as="article"
        labelledBy="reflection"
        note={
          <>
            <p>{dayInWords(createdAt, now)}</p>
            {draft ? <p>Draft</p> : null}
            <p>Last changed {lastTime(editedAt, now)}</p>
            <WhoSees who="private">Only you can read this</WhoSees>
          </>
        }
      >
        <h1 id="reflection" className={title.trim() ? undefined : "vh"}>
          {title.trim() || "A reflection without a title"}
        </h1>
        {prompts?.map((prompt) => (
          <p key={prompt} className="ask">
            {prompt}
          </p>
        ))}
        <Prose text={body} />
      </Leaf>
      <Leaf tight className="noprint">
        {conflictOf ? (
          <p>
            This is a second version, kept because two devices changed the same reflection at once.{" "}
            <a href={`/journal/read#${conflictOf}`}>Read the other version</a>.
          </p>
        ) : null}
        <p className="cluster">
          <LinkButton look="line" href={`/journal/write#${id}`}>
            {draft ? "Carry on writing" : "Edit"}
          </LinkButton>
          <Button look="quiet" onClick={onDelete}>
            Delete
          </Button>
          <a href="/journal">Back to your journal</a>
        </p>
        <KitOffer />
      </Leaf>
    </div>
  );
}

// Plain text as it was written: an empty line makes a paragraph, a line break stays one.
function Prose({ text }: { text: string }) {
  const paragraphs = text.split(/\n[^\S\n]*\n+/).map((words, at) => ({ words, key: `${at} ${words.length}` }));
  return (
    <div className={styles.prose}>
      {paragraphs.map(({ words, key }) =>
        words.trim() ? (
          <p key={key} className="writing">
            {words}
          </p>
        ) : null,
      )}
    </div>
  );
}
