import type { PostgresJsDatabase } from "drizzle-orm/postgres-js";
import { agreements, agreementYeses, appreciationRounds, appreciations, learnings } from "../../db/schema/index.ts";
import { startingPoints } from "../../lib/agreements/rules.ts";

type Tx = Parameters<Parameters<PostgresJsDatabase["transaction"]>[0]>[0];

const before = (now: Date, days: number) => new Date(now.getTime() - days * 86_400_000);
const day = (instant: Date) => instant.toISOString().slice(0, 10);

// What this group made of the starting set, at its mid-year review.
const firstPoints = startingPoints;
const secondPoints = startingPoints
  .filter((point) => point !== "Speak from your own experience.")
  .map((point) =>
    point.startsWith("Be in a private place")
      ? "Be in a private place, or tell us that you are not. Use headphones if others could hear. Your camera is your choice, every time."
      : point,
  )
  .concat("When the interpreters change over, we wait. Nobody has to ask for that.");

// Who has not come to the newer version yet.
const notYet = ["amina@demo.example", "dariusz@demo.example"];

const lines: readonly { days: number; email: string; line: string; named?: boolean }[] = [
  { days: 27, email: "amina@demo.example", line: "Being asked early is a different question from being asked well." },
  {
    days: 27,
    email: "delroy@demo.example",
    line: "I can say “I do not know yet” in a meeting, and the meeting goes on.",
    named: true,
  },
  { days: 55, email: "priya@demo.example", line: "Anger in the room is often about something that was promised." },
  { days: 55, email: "marianne@demo.example", line: "When it goes quiet, I count to ten before I help.", named: true },
  { days: 55, email: "sian@demo.example", line: "Paying people on time is part of listening to them." },
  { days: 83, email: "dariusz@demo.example", line: "The form was the barrier. I had been improving the leaflet." },
  {
    days: 83,
    email: "ailsa@demo.example",
    line: "A boundary said kindly and early saves a whole autumn.",
    named: true,
  },
  { days: 111, email: "meilin@demo.example", line: "Not every feeling that I take home is mine." },
];

const thanks: readonly { from: string; to: string | null; words: string; named: boolean }[] = [
  {
    from: "amina@demo.example",
    to: null,
    words: "Thank you for staying with the question in October, when it would have been easier to answer it.",
    named: true,
  },
  {
    from: "amina@demo.example",
    to: "delroy@demo.example",
    words: "You said that you were tired, too. It was the first time that month that I did not feel slow.",
    named: true,
  },
  {
    from: "priya@demo.example",
    to: "amina@demo.example",
    words: "Your one word at check-in is what I look forward to.",
    named: false,
  },
];

/** The demonstration's agreement in two versions, its learning board, and a round of thanks that is open. */
export async function addLife(tx: Tx, groupId: string, memberIds: ReadonlyMap<string, string>, now: Date) {
  const idOf = (email: string) => {
    const id = memberIds.get(email);
    if (!id) throw new Error(`Nobody in the demonstration has the address ${email}`);
    return id;
  };
  const stored = await tx
    .insert(agreements)
    .values([
      { groupId, number: 1, points: [...firstPoints], madeAt: before(now, 200) },
      {
        groupId,
        number: 2,
        points: secondPoints,
        whatChanged:
          "We added waiting for the interpreters, and said more about private places. “Speak from your own experience” went: it was heard as a rule against doubt.",
        madeAt: before(now, 40),
      },
    ])
    .returning({ id: agreements.id, number: agreements.number });
  for (const { id, number } of stored)
    for (const [at, [email, memberId]] of [...memberIds].entries()) {
      if (number === 2 && notYet.includes(email)) continue;
      const agreedOn = day(before(now, (number === 1 ? 190 : 38) - at));
      await tx.insert(agreementYeses).values({ agreementId: id, groupId, memberId, agreedOn });
    }
  for (const { days, email, line, named = false } of lines)
    await tx
      .insert(learnings)
      .values({ groupId, memberId: idOf(email), line, named, sharedOn: day(before(now, days)) });
  const [round] = await tx
    .insert(appreciationRounds)
    .values({ groupId, openedAt: before(now, 3) })
    .returning({ id: appreciationRounds.id });
  if (!round) throw new Error("The demonstration's thanks were not stored");
  for (const { from, to, words, named } of thanks)
    await tx.insert(appreciations).values({
      roundId: round.id,
      groupId,
      memberId: idOf(from),
      toMemberId: to ? idOf(to) : null,
      words,
      named,
    });
}
