import { asc, eq } from "drizzle-orm";
import type { PostgresJsDatabase } from "drizzle-orm/postgres-js";
import {
  attendances,
  dilemmas,
  groupSessions,
  listeners,
  members,
  memberships,
  sessionAnswers,
} from "../../db/schema/index.ts";

type Tx = Parameters<Parameters<PostgresJsDatabase["transaction"]>[0]>[0];
type Offer = {
  by: string;
  title: string;
  happened: string;
  wish: string;
  audience: "facilitator" | "group";
  named: boolean;
  /** Counted from the next session: 0 the next one, -1 the last. */
  planned?: number;
  brought?: number;
  since?: string;
  daysAgo: number;
};

const offers: readonly Offer[] = [
  {
    by: "ailsa@demo.example",
    title: "Thanked on a stage for a plan they had never seen",
    happened:
      "A panel of people who draw on support was praised in public for a decision. It had been taken weeks before, without them. Some were pleased to be thanked. One walked out. I was holding the flowers.",
    wish: "To be heard. No choices today, please.",
    audience: "group",
    named: true,
    planned: 0,
    daysAgo: 26,
  },
  {
    by: "priya@demo.example",
    title: "Fair to one person, or fair to everyone",
    happened:
      "Somebody has been with a group the longest, and needs more from it than it can give. Everybody has noticed, and nobody has said so. I set the agenda, so the silence is mine too.",
    wish: "To understand what I am protecting, and whom.",
    audience: "group",
    named: false,
    planned: 0,
    daysAgo: 19,
  },
  {
    by: "dariusz@demo.example",
    title: "A committee where nothing may be felt",
    happened:
      "Each month we read out our figures. When I said that a number frightened me, the chair thanked me for my passion and moved on.",
    wish: "To hear what it stirs up in others.",
    audience: "group",
    named: true,
    brought: -1,
    since:
      "Nothing has happened, and that is the news. I said it again, more quietly, and somebody stayed behind to talk.",
    daysAgo: 60,
  },
  {
    by: "amina@demo.example",
    title: "Invited after the decision",
    happened: "They wanted my name on it, and not my questions.",
    wish: "",
    audience: "facilitator",
    named: true,
    brought: -4,
    daysAgo: 150,
  },
  {
    by: "amina@demo.example",
    title: "The job I am asked to help cut",
    happened:
      "I may be asked to comment on a plan that ends a role. The person in it has been kind to me. I do not know yet whether I can bring this.",
    wish: "A word with you first, before the group.",
    audience: "facilitator",
    named: true,
    daysAgo: 5,
  },
];

const said = ["coming", "coming", "not-coming", "coming", "not-sure", "coming"] as const;

/** Fills who comes and who came, and the dilemmas of the demonstration's year. After its people and sessions are there. */
export async function addComing(tx: Tx, groupId: string, now: Date): Promise<void> {
  const people = await tx
    .select({ id: members.id, email: members.email, leads: memberships.leads })
    .from(memberships)
    .innerJoin(members, eq(members.id, memberships.memberId))
    .where(eq(memberships.groupId, groupId))
    .orderBy(asc(members.email));
  const sessions = await tx
    .select({ id: groupSessions.id, startsAt: groupSessions.startsAt })
    .from(groupSessions)
    .where(eq(groupSessions.groupId, groupId))
    .orderBy(asc(groupSessions.startsAt));
  const idOf = (email: string) => {
    const found = people.find((person) => person.email === email);
    if (!found) throw new Error(`The demonstration has nobody called ${email}`);
    return found.id;
  };
  const next = sessions.findIndex(({ startsAt }) => startsAt > now);
  const sessionAt = (count: number | undefined) => (count === undefined ? undefined : sessions[next + count]);
  const ordinary = people.filter(({ leads }) => !leads);

  const coming = sessionAt(0);
  if (coming) {
    const answers = said.flatMap((answer, at) => {
      const person = ordinary[at];
      return person ? [{ sessionId: coming.id, memberId: person.id, answer }] : [];
    });
    await tx.insert(sessionAnswers).values(answers);
  }
  for (const [month, session] of sessions.slice(0, Math.max(next, 0)).entries()) {
    const lines = people.map((person, at) => {
      const turn = (at * 3 + month) % 11;
      const came = person.leads ? "came" : turn === 4 ? "apologies" : turn === 9 ? "missed" : "came";
      return { sessionId: session.id, memberId: person.id, came } as const;
    });
    await tx.insert(attendances).values(lines);
  }

  for (const { by, planned, brought, since = "", daysAgo, ...words } of offers) {
    const broughtTo = sessionAt(brought);
    await tx.insert(dilemmas).values({
      ...words,
      groupId,
      memberId: idOf(by),
      offeredAt: new Date(now.getTime() - daysAgo * 86_400_000),
      plannedSessionId: sessionAt(planned)?.id ?? null,
      broughtSessionId: broughtTo?.id ?? null,
      broughtAt: broughtTo?.startsAt ?? null,
      since: broughtTo ? since : "",
      sinceAt: broughtTo && since ? now : null,
    });
  }
  await tx.insert(listeners).values({ groupId, memberId: idOf("meilin@demo.example") });
}
