"use client";

import { useState } from "react";
import { Button, LinkButton } from "@/components/ui/button";
import { Leaf } from "@/components/ui/leaf";
import { WhoSees } from "@/components/ui/who-sees";
import type { Reflection } from "@/lib/journal/vault/reflection";
import { writingOf } from "@/lib/journal/vault/writing";
import { DeletedHere } from "./deleted-here";
import { JournalPage } from "./journal-page";
import { useOpenJournal } from "./journal-provider";
import { KitOffer } from "./kit-offers";
import { LaterThoughts, useLaterThought } from "./later-thoughts";
import { dayInWords, lastTime, roughDay } from "./moment-words";
import { OfferWords } from "./offer-words";
import { Prose } from "./prose";
import { ReflectionFacts } from "./reflection-facts";
import { partKey, passagesOf } from "./reflection-words";
import { Unlocked } from "./unlocked";
import { useFragment } from "./use-fragment";
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
  return <Reading key={id} reflection={there.reflection} onDelete={remove} />;
}

function Reading({ reflection, onDelete }: { reflection: Reflection; onDelete: () => void }) {
  const { journal } = useOpenJournal();
  const { id, title, body, parts = [], draft, prompts, createdAt, editedAt, conflictOf, roughly, again } = reflection;
  const { later, field } = useLaterThought(reflection);
  const [offering, setOffering] = useState(false);
  const now = new Date();
  const answered = parts.filter(({ text }) => text.trim() !== "");
  const comeBack = (to: boolean) => {
    journal.write(id, { ...writingOf(reflection), again: to, draft: Boolean(draft) });
    void journal.flush(id);
  };
  const stopOffering = () => {
    setOffering(false);
    document.getElementById("offer-words")?.focus();
  };
  return (
    <div className="wrap">
      <article aria-labelledby="reflection">
        <Leaf
          tight
          note={
            <>
              <p>{roughDay(dayInWords(createdAt, now), roughly)}</p>
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
          {body.trim() ? <Prose text={body} /> : null}
        </Leaf>
        {answered.map(({ ask, text }, at) => (
          <Leaf
            key={partKey(answered, at)}
            tight
            note={
              <div className="prompt">
                <h2 className="q">{ask}</h2>
              </div>
            }
          >
            <Prose text={text} />
          </Leaf>
        ))}
        <ReflectionFacts reflection={reflection} />
        <LaterThoughts later={later} now={now} />
      </article>
      <Leaf tight className="noprint">
        {field}
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
          <Button look="quiet" onClick={() => comeBack(!again)}>
            {again ? "Marked to come back to" : "Come back to this"}
          </Button>
          <Button look="quiet" onClick={() => print()}>
            Print
          </Button>
          {passagesOf(reflection).length > 0 ? (
            <Button look="quiet" id="offer-words" onClick={() => setOffering(true)}>
              Offer words of this as a dilemma
            </Button>
          ) : null}
          <Button look="quiet" onClick={onDelete}>
            Delete
          </Button>
          <a href={`/journal/history#${id}`}>Earlier versions</a>
          <a href="/journal">Back to your journal</a>
        </p>
        <KitOffer />
      </Leaf>
      {offering ? <OfferWords reflection={reflection} onClose={stopOffering} /> : null}
    </div>
  );
}
