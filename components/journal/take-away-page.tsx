"use client";

import { useState } from "react";
import { CheckField } from "@/components/ui/check-field";
import { Leaf } from "@/components/ui/leaf";
import { WhoSees } from "@/components/ui/who-sees";
import type { Taken } from "@/lib/journal/vault/taking/taken";
import { BringIn } from "./bring-in";
import { JournalPage } from "./journal-page";
import { type OpenView, useOpenJournal } from "./journal-provider";
import { countInWords } from "./reflection-words";
import { TakeReadable } from "./take-readable";
import { TakeSealed } from "./take-sealed";
import { Unlocked } from "./unlocked";

/** The whole journal as files, and files as a journal. All of it happens on this device. */
export function TakeAwayPage() {
  return (
    <JournalPage current="journal" exact={false} paper>
      <Unlocked title="Take away and bring in">
        <TakeAway />
      </Unlocked>
    </JournalPage>
  );
}

function takenFrom({ reflections, deleted, settings }: OpenView, withDeleted: boolean): Taken {
  return {
    madeAt: new Date().toISOString(),
    settings,
    reflections: reflections.map(({ reflection }) => reflection),
    deleted: withDeleted ? deleted.map(({ reflection }) => reflection) : [],
  };
}

function TakeAway() {
  const { view } = useOpenJournal();
  const [withDeleted, setWithDeleted] = useState(false);
  const { reflections, deleted } = view;
  const take = () => takenFrom(view, withDeleted);
  return (
    <div className="wrap">
      <Leaf tight note={<WhoSees who="private">Made on this device. Nothing is sent</WhoSees>}>
        <h1>Take away and bring in</h1>
        <p className="lead">Your journal is yours. Take all of it with you whenever you like, and bring it back.</p>
        {reflections.length + deleted.length === 0 ? (
          <p>Nothing is in your journal yet, so there is nothing to take away.</p>
        ) : (
          <p>
            {`${countInWords(reflections.length)} in all, with every date, question, feeling, theme and later thought.`}{" "}
            <NotInIt view={view} />
          </p>
        )}
        {deleted.length > 0 ? (
          <CheckField
            id="with-deleted"
            label={`Take ${deleted.length === 1 ? "the deleted one" : `the ${deleted.length} deleted ones`} too`}
            hint="What can still come back. Left unticked, it stays behind."
            checked={withDeleted}
            onChange={({ target }) => setWithDeleted(target.checked)}
          />
        ) : null}
        <p>
          <a href="/journal">Back to your journal</a>
        </p>
      </Leaf>
      {reflections.length + deleted.length > 0 ? (
        <>
          <TakeReadable take={take} />
          <TakeSealed take={take} />
        </>
      ) : null}
      <BringIn />
    </div>
  );
}

// What an export cannot hold is said before it is made.
function NotInIt({ view: { unreadable, lockedAway } }: { view: OpenView }) {
  const left = unreadable.length + lockedAway;
  if (left === 0) return null;
  return (
    <strong>
      {`${countInWords(left)} that ${left === 1 ? "is" : "are"} locked, or did not open here, cannot be in it. ${left === 1 ? "It stays" : "They stay"} kept.`}
    </strong>
  );
}
