import type { Metadata } from "next";
import { headers } from "next/headers";
import { MailLeaving, MailSent } from "@/components/messages/mail-state";
import { anyKindInWords, failedInWords } from "@/components/messages/mail-words";
import { MessageCard } from "@/components/messages/message-card";
import { Leaf } from "@/components/ui/leaf";
import { WhoSees } from "@/components/ui/who-sees";
import { requireFacilitator } from "@/lib/auth/viewer";
import { formatDay, formatTime } from "@/lib/dates";
import { env } from "@/lib/env";
import { dayOf, timesOf } from "@/lib/group-sessions/rules";
import { listWaitingMessages } from "@/lib/messages/queries";
import { getMailState, listOwedMessages } from "@/lib/messages/queries/owed";
import { kindInWords, wordsOf } from "@/lib/messages/rules";
import { markSent, markWaiting, tryAgain } from "./actions";

export const metadata: Metadata = { title: "Messages" };

const before = "It has waited since before this site sent email, so it was left to you.";

export default async function MessagesPage() {
  const facilitator = await requireFacilitator();
  const now = new Date();
  const { mail, publicUrl } = env();
  const origin = publicUrl?.replace(/\/$/, "") ?? `http://${(await headers()).get("host")}`;
  const [waiting, owed, state] = await Promise.all([
    listWaitingMessages(facilitator, now),
    listOwedMessages(facilitator, origin, now),
    mail ? getMailState(facilitator) : null,
  ]);
  const zone = facilitator.groupTimeZone;
  const actions = { markSent, markWaiting, ...(mail ? { tryAgain } : {}) };
  const since = (madeAt: Date) => `Ready since ${formatDay(madeAt, zone, now)}, ${formatTime(madeAt, zone)}`;
  const trouble = (why: keyof typeof failedInWords | null) =>
    mail ? { trouble: why ? failedInWords[why] : before } : {};
  const none = waiting.length + owed.length === 0;
  return (
    <div className="wrap">
      <Leaf note={<WhoSees who="facilitator">Only facilitators see this</WhoSees>}>
        <h1>{mail ? "Messages" : "Messages to send"}</h1>
        {mail ? (
          <p>
            This site sends emails by itself. A message about a session holds a date and a link, and never what the
            agenda says.
          </p>
        ) : (
          <p>
            This site sends no email. What members are owed is ready here, for you to send from your own mail program. A
            message holds a date and a link, and never what the agenda says.
          </p>
        )}
      </Leaf>
      {state ? <MailLeaving leaving={state.leaving} /> : null}
      {none && !mail ? (
        <Leaf snug>
          <p>Nothing is waiting. A message comes here when you publish an agenda, or change or cancel a session.</p>
        </Leaf>
      ) : null}
      {mail && !none ? (
        <Leaf snug>
          <p className="lead">These could not be sent. You can try again, or write to the person yourself.</p>
        </Leaf>
      ) : null}
      {waiting.map(({ kind, session, madeAt, changes, people, failedWhy }) => {
        const day = dayOf(session, now);
        const times = timesOf(session, zone);
        return (
          <MessageCard
            key={`${session.id}-${kind}`}
            id={`${kind}-${session.id}`}
            title={`${kindInWords[kind]}: ${day}`}
            since={since(madeAt)}
            madeAt={madeAt.toISOString()}
            words={wordsOf(kind, { day, times, link: `${origin}/sessions/${session.id}`, changes })}
            people={people}
            {...trouble(failedWhy)}
            actions={actions}
          />
        );
      })}
      {owed.map(({ id, kind, madeAt, name, email, words, failedWhy }) =>
        words ? (
          <MessageCard
            key={id}
            id={`message-${id}`}
            title={anyKindInWords[kind]}
            since={since(madeAt)}
            madeAt={madeAt.toISOString()}
            words={words}
            people={[{ messageId: id, name, email }]}
            {...trouble(failedWhy)}
            actions={actions}
          />
        ) : (
          <Leaf key={id} snug note={<p>{since(madeAt)}</p>}>
            <h2>{anyKindInWords[kind]}</h2>
            <p>
              To {name}. Its words were locked with another key of this site and cannot be read any more. Make it anew.
            </p>
          </Leaf>
        ),
      )}
      {state ? <MailSent sent={state.sent} now={now} /> : null}
    </div>
  );
}
