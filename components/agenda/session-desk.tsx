"use client";

import { useCallback, useState } from "react";
import { Leaf } from "@/components/ui/leaf";
import { Tell } from "@/components/ui/tell";
import type { Sources } from "@/lib/agendas/rules";
import { formatDay, formatTime, minutesAfter } from "@/lib/dates";
import type { SessionFields } from "@/lib/group-sessions/input";
import { Builder } from "./builder";
import { type CancelActions, CancelSession } from "./cancel-session";
import { MessagesReady } from "./messages-ready";
import type { Published } from "./publishing";
import { type SessionAnswer, SessionForm } from "./session-form";
import { SessionPlaces } from "./session-places";
import type { AgendaActions, Draft } from "./use-builder";

type Details = {
  startsAt: Date;
  minutes: number;
  timeZone: string;
  version: number;
  twice: boolean;
  cancelled: { why: string } | null;
  fields: SessionFields;
};

type Change = { moved: boolean; waiting: number | null };

/** What saving the details led to. */
function ChangeOutcome({ moved, waiting }: Change) {
  return (
    <>
      Saved. Members see these details now.
      {moved ? " Who said they can come, and what was ticked as arranged, is cleared: it was for the old date." : null}
      {waiting === null ? null : (
        <>
          {" "}
          <MessagesReady count={waiting} />
        </>
      )}
    </>
  );
}

function Visible({
  published,
  behind,
  zone,
  now,
}: {
  published: Published | null;
  behind: boolean;
  zone: string;
  now: Date;
}) {
  if (!published) return <p>Draft. Members cannot see the agenda yet.</p>;
  const { publishedAt: at } = published;
  return (
    <>
      <p>
        Published on {formatDay(at, zone, now)} at {formatTime(at, zone)}. Members can see that version.
      </p>
      {behind ? <p>They cannot see your changes since then.</p> : null}
    </>
  );
}

/** Everything about one session on one page: when it is, and its agenda. */
export function SessionDesk({
  sessionId,
  details: first,
  draft,
  published: publishedFirst,
  zones,
  zone,
  now,
  sources,
  actions,
}: {
  sessionId: string;
  details: Details;
  draft: Draft;
  published: Published | null;
  zones: readonly string[];
  zone: string;
  now: Date;
  sources: Sources;
  actions: AgendaActions &
    CancelActions<Details> & { changeSession: (input: unknown) => Promise<SessionAnswer<Details & Change>> };
}) {
  const [details, setDetails] = useState(first);
  const [shown, setShown] = useState({ published: publishedFirst, behind: false });
  // Typed in the form above and not saved yet: publishing must not go on as if it were.
  const [detailsTyped, setDetailsTyped] = useState(false);
  const isOver = minutesAfter(details.startsAt, details.minutes) <= now;
  const onPublished = useCallback(
    (published: Published | null, behind: boolean) => setShown({ published, behind }),
    [],
  );

  return (
    <>
      <div className="wrap">
        <Leaf note={<Visible {...shown} zone={zone} now={now} />}>
          <h1>Build the agenda</h1>
          <SessionPlaces sessionId={sessionId} current="" />
          <fieldset id="session-details" tabIndex={-1} onInput={() => setDetailsTyped(true)}>
            <legend className="vh">Details of the session</legend>
            <SessionForm
              initial={details.fields}
              zones={zones}
              submit="Save these details"
              folded
              note={
                <p className="hint">
                  Moving the date or time clears who said they can come, and what you ticked as arranged.
                  {details.cancelled || isOver
                    ? null
                    : " When you change the date, time, length, place or how to join, a message to each member is made ready for you to send."}
                </p>
              }
              send={(fields) => actions.changeSession({ ...fields, sessionId, version: details.version })}
              onDone={(stored) => {
                setDetailsTyped(false);
                setDetails(stored);
                return stored.fields;
              }}
              said={({ moved, waiting }) => <ChangeOutcome moved={moved} waiting={waiting} />}
            />
          </fieldset>
          {details.twice ? (
            <Tell>
              <p>The clocks go back that night, so this time comes twice. The session starts the first time.</p>
            </Tell>
          ) : null}
          <CancelSession session={{ sessionId, ...details, isOver }} actions={actions} onDone={setDetails} />
        </Leaf>
      </div>
      <Builder
        session={{ id: sessionId, ...details }}
        draft={draft}
        published={publishedFirst}
        zone={zone}
        now={now}
        sources={sources}
        actions={actions}
        detailsUnsaved={detailsTyped}
        onPublished={onPublished}
      />
    </>
  );
}
