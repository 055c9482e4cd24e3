import type { Metadata } from "next";
import { headers } from "next/headers";
import { MessageCard } from "@/components/messages/message-card";
import { Leaf } from "@/components/ui/leaf";
import { WhoSees } from "@/components/ui/who-sees";
import { requireFacilitator } from "@/lib/auth/viewer";
import { formatDay, formatTime } from "@/lib/dates";
import { env } from "@/lib/env";
import { dayOf, timesOf } from "@/lib/group-sessions/rules";
import { listWaitingMessages } from "@/lib/messages/queries";
import { kindInWords, wordsOf } from "@/lib/messages/rules";
import { markSent, markWaiting } from "./actions";

export const metadata: Metadata = { title: "Messages to send" };

export default async function MessagesPage() {
  const facilitator = await requireFacilitator();
  const now = new Date();
  const waiting = await listWaitingMessages(facilitator, now);
  const origin = env().publicUrl?.replace(/\/$/, "") ?? `http://${(await headers()).get("host")}`;
  return (
    <div className="wrap">
      <Leaf note={<WhoSees who="facilitator">Only facilitators see this</WhoSees>}>
        <h1>Messages to send</h1>
        <p>
          This site sends no email. What members are owed is ready here, for you to send from your own mail program. A
          message holds a date and a link, and never what the agenda says.
        </p>
      </Leaf>
      {waiting.length === 0 ? (
        <Leaf snug>
          <p>Nothing is waiting. A message comes here when you publish an agenda, or change or cancel a session.</p>
        </Leaf>
      ) : null}
      {waiting.map(({ kind, session, madeAt, changes, people }) => {
        const day = dayOf(session, now);
        const words = wordsOf(kind, {
          day,
          times: timesOf(session, facilitator.groupTimeZone),
          link: `${origin}/sessions/${session.id}`,
          changes,
        });
        const zone = facilitator.groupTimeZone;
        return (
          <MessageCard
            key={`${session.id}-${kind}`}
            id={`${kind}-${session.id}`}
            title={`${kindInWords[kind]}: ${day}`}
            since={`Ready since ${formatDay(madeAt, zone, now)}, ${formatTime(madeAt, zone)}`}
            madeAt={madeAt.toISOString()}
            words={words}
            people={people}
            actions={{ markSent, markWaiting }}
          />
        );
      })}
    </div>
  );
}
