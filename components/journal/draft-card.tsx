"use client";

import { LinkButton } from "@/components/ui/button";
import { Leaf } from "@/components/ui/leaf";
import { WhoSees } from "@/components/ui/who-sees";
import type { OpenReflection } from "@/lib/journal/vault/view";
import { useRoom } from "./journal-provider";
import { lastTime } from "./moment-words";
import { firstWords, nameOf } from "./reflection-words";
import { UnlockForm } from "./unlock-form";
import { NotOpen } from "./unlocked";

/** The writing to go on with. While the journal is locked it says that there is some, and not a word of it. */
export function DraftCard({ now }: { now: Date }) {
  const { view, shown } = useRoom();
  return (
    <Leaf snug note={<WhoSees who="private">Only you can read this</WhoSees>}>
      {shown ? (
        <Newest reflections={shown.reflections} now={now} />
      ) : view.state === "locked" ? (
        <UnlockForm why={view.why} {...(view.draftWaiting ? { heading: "A draft is waiting" } : {})} />
      ) : view.state === "locked-away" ? (
        <section className="sheet private stack" aria-labelledby="draft">
          <h2 id="draft">Your journal is locked, not gone</h2>
          <p>What you wrote is kept. Your recovery words open it, or you can start a fresh journal beside it.</p>
          <p>
            <LinkButton href="/journal">Go to my journal</LinkButton>
          </p>
        </section>
      ) : (
        <NotOpen />
      )}
    </Leaf>
  );
}

function Newest({ reflections, now }: { reflections: readonly OpenReflection[]; now: Date }) {
  const [draft] = reflections
    .filter(({ reflection }) => reflection.draft)
    .sort((one, other) => other.reflection.editedAt.localeCompare(one.reflection.editedAt));
  if (!draft) return <Nothing />;
  const { id, reflection } = draft;
  return (
    <section className="sheet private stack" aria-labelledby="draft">
      <h2 id="draft">{reflection.title.trim() || "Your draft"}</h2>
      <p className="snippet">{reflection.body.trim() ? firstWords(reflection) : nameOf(reflection)}</p>
      <p className="meta">
        <span>Last saved {lastTime(reflection.editedAt, now)}</span>
      </p>
      <p className="cluster">
        <LinkButton href={`/journal/write#${id}`}>Carry on writing</LinkButton>
        <a href="/journal/write">Start something new</a>
      </p>
    </section>
  );
}

function Nothing() {
  return (
    <section className="sheet private stack" aria-labelledby="draft">
      <h2 id="draft">Your journal is open</h2>
      <p>This is a private place to think. You do not have to write well, or write much.</p>
      <p className="cluster">
        <LinkButton href="/journal/write">Write something</LinkButton>
        <a href="/journal">Read what you wrote before</a>
      </p>
    </section>
  );
}
