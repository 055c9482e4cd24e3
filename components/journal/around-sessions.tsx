"use client";

import { LinkButton } from "@/components/ui/button";
import { Leaf } from "@/components/ui/leaf";
import { WhoSees } from "@/components/ui/who-sees";
import { lastDay } from "./moment-words";
import { writeAround } from "./session-ties";
import type { Today } from "./use-today";

const week = 7 * 86_400_000;
const isNear = (iso: string, now: Date) => Math.abs(new Date(iso).getTime() - now.getTime()) <= week;

/** A quiet way into one's own journal in the week before a session and in the week after one. Nobody learns of it. */
export function AroundSessions({ today: { nextSession, lastSession }, now }: { today: Today; now: Date }) {
  const before = nextSession && new Date(nextSession.startsAt) > now && isNear(nextSession.startsAt, now);
  const after = lastSession && isNear(lastSession.endsAt, now);
  if (!before && !after) return null;
  return (
    <Leaf snug as="section" labelledBy="around" note={<WhoSees who="private">Only you can read this</WhoSees>}>
      <h2 id="around" className="vh">
        Before and after a session
      </h2>
      <p className="cluster">
        {before ? (
          <LinkButton look="pine" href={writeAround(nextSession.id, "before")}>
            Prepare, privately
          </LinkButton>
        ) : null}
        {after ? (
          <LinkButton look="pine" href={writeAround(lastSession.id, "after")}>
            {`Take something away from ${lastDay(lastSession.startsAt, lastSession.timeZone)}`}
          </LinkButton>
        ) : null}
      </p>
    </Leaf>
  );
}
