"use client";

import { useDeferredValue, useMemo, useState } from "react";
import { LinkButton } from "@/components/ui/button";
import { Leaf } from "@/components/ui/leaf";
import { WhoSees } from "@/components/ui/who-sees";
import { search } from "@/lib/journal/vault/search";
import type { OpenReflection } from "@/lib/journal/vault/view";
import { JournalPage } from "./journal-page";
import { useOpenJournal } from "./journal-provider";
import { KitReminder, KitWhere } from "./kit-offers";
import { LockedPages } from "./locked-pages";
import { dayInWords } from "./moment-words";
import { MonthList } from "./month-list";
import { questionForDay } from "./questions";
import { countInWords } from "./reflection-words";
import { nothingSought, SearchBox } from "./search-box";
import { SessionThread } from "./session-thread";
import { tieOf } from "./session-ties";
import { Unlocked } from "./unlocked";
import { useFragment } from "./use-fragment";

/** Everything written, by month, newest first. */
export function ListPage() {
  return (
    <JournalPage current="journal" paper>
      <Unlocked title="Your journal">
        <Everything />
      </Unlocked>
    </JournalPage>
  );
}

// One address for all of it: what stands behind the # says of which session, to this browser alone.
function Everything() {
  const tie = tieOf(useFragment());
  return tie ? <SessionThread key={tie.id} id={tie.id} /> : <List />;
}

function List() {
  const { view } = useOpenJournal();
  const { reflections, unreadable, lockedAway, lockedDrafts, deleted } = view;
  const openable = lockedDrafts.filter((keyId) => view.account.keys.includes(keyId)).length;
  const [looking, setLooking] = useState(nothingSought);
  // Typing is never held up by a long list: the list follows when there is time.
  const sought = useDeferredValue(looking);
  const found = useMemo(() => search(reflections, sought), [reflections, sought]);
  const newest = useMemo(() => lastWritten(reflections), [reflections]);
  // One moment for the whole visit: lines that are drawn for it stay while somebody types.
  const [now] = useState(() => new Date());
  return (
    <div className="wrap">
      <Leaf tight note={<WhoSees who="private">Only you can read this</WhoSees>}>
        <h1>Your journal</h1>
        {reflections.length > 0 ? (
          <>
            <p className="lead">{`Last written ${dayInWords(newest, now)}, ${countInWords(reflections.length)}.`}</p>
            <p className="cluster">
              <LinkButton href="/journal/write">Write something</LinkButton>
              <a href="/journal/over-time">Over time</a>
              <a href="/journal/year">Your year</a>
              <a href="/journal/print">Print some</a>
              {deleted.length > 0 ? <a href="/journal/deleted">Deleted reflections</a> : null}
              <a href="/journal/take-away">Take away or bring in</a>
            </p>
          </>
        ) : null}
        <Unreadable count={unreadable.length} />
        <KitReminder />
        <KitWhere now={now} />
      </Leaf>
      <LockedPages count={lockedAway} drafts={openable} lost={lockedDrafts.length - openable} />
      {reflections.length > 0 ? (
        <>
          <SearchBox reflections={reflections} found={found.length} looking={looking} onLook={setLooking} />
          {found.length > 0 ? (
            <MonthList reflections={found} text={sought.text} now={now} />
          ) : (
            <Leaf snug>
              <p>Nothing fits. Try fewer words, or another spelling.</p>
            </Leaf>
          )}
        </>
      ) : (
        <Empty now={now} deleted={deleted.length > 0} />
      )}
    </div>
  );
}

function lastWritten(reflections: readonly OpenReflection[]): string {
  let newest = "";
  for (const { reflection } of reflections) if (reflection.editedAt > newest) newest = reflection.editedAt;
  return newest;
}

function Unreadable({ count }: { count: number }) {
  if (count === 0) return null;
  return (
    <p role="status">
      <strong>{countInWords(count)} did not open on this device.</strong> {count === 1 ? "It is" : "They are"} kept, and
      the rest of your journal works. Reload this page when the site has been updated. If that does not help, keep your{" "}
      <a href="/journal/kit">recovery kit</a> at hand and tell your facilitator.
    </p>
  );
}

function Empty({ now, deleted }: { now: Date; deleted: boolean }) {
  return (
    <Leaf snug as="section" labelledBy="empty">
      <h2 id="empty">Nothing here yet</h2>
      <p>This is a private place to think. You do not have to write well, or write much.</p>
      <p className="cluster">
        <LinkButton href="/journal/write">Write something</LinkButton>
        <a href={`/journal/write#q${questionForDay(now)}`}>Start from a question</a>
        {deleted ? <a href="/journal/deleted">Deleted reflections</a> : null}
        <a href="/journal/take-away">Bring writing in</a>
      </p>
    </Leaf>
  );
}
