import { eq } from "drizzle-orm";
import type { PostgresJsDatabase } from "drizzle-orm/postgres-js";
import { groups, joinRequests, members, responsibilities } from "../../db/schema/index.ts";
import type { ProvisionId } from "../../lib/access-needs/rules.ts";
import { keptFor } from "../../lib/join-requests/rules.ts";

type Tx = Parameters<Parameters<PostgresJsDatabase["transaction"]>[0]>[0];
type Row = typeof joinRequests.$inferInsert;
type Asked = Omit<Row, "groupId" | "goesOn" | "needs"> & { daysAgo: number; needs?: ProvisionId[] };

const question = "What would make this a good year for you?";

// All made up. Nobody here is anybody, and no place is that place.
const requests: readonly Asked[] = [
  {
    name: "Rosa Ferreira-Lund",
    pronouns: "she/her",
    email: "rosa@asks.example",
    role: "I look after involvement for three community teams",
    organisation: "A housing association",
    draws:
      "I am the only person who does this where I work. My manager is kind and has never done it. I talk to myself in the car.",
    hopes: "To hear how others say no. I can bring ten years of mistakes.",
    dates: "most",
    ownAnswer: "If I still liked the work at the end of it.",
    wantsTalk: true,
    needs: ["captions", "breaks"],
    needsWords: "Please say your name before you speak.",
    daysAgo: 2,
  },
  {
    name: "Tunde Bakare",
    email: "tunde@asks.example",
    role: "Patient and public involvement coordinator",
    draws: "A colleague told me that it helped her to stay in the job.",
    dates: "yes",
    knows: "I once worked with somebody called Priya, a long time ago.",
    wantsTalk: false,
    daysAgo: 6,
  },
  {
    name: "Gwen Parry",
    pronouns: "they/them",
    email: "gwen@asks.example",
    role: "I facilitate a lived experience panel, half paid and half not",
    draws: "I sit on both sides of the table, and neither side knows what to do with me.",
    hopes: "Company.",
    dates: "not-sure",
    wantsTalk: true,
    state: "held",
    daysAgo: 20,
  },
  {
    name: "Marguerite Achterberg-Featherstonehaugh",
    email: "marguerite@asks.example",
    role: "Head of engagement",
    organisation: "A council",
    draws: "Decisions are taken above me and explained by me.",
    dates: "yes",
    wantsTalk: false,
    state: "listed",
    daysAgo: 35,
  },
  {
    name: "Owen Slater",
    email: "owen@asks.example",
    role: "I would like to start doing this work",
    draws: "To learn how it is done.",
    dates: "most",
    wantsTalk: false,
    state: "declined",
    daysAgo: 48,
  },
];

const days = 86_400_000;
const dayAfter = (instant: Date, count: number) =>
  new Date(instant.getTime() + count * days).toISOString().slice(0, 10);
const keeps = {
  waiting: keptFor.unanswered,
  held: keptFor.unanswered,
  listed: keptFor.listed,
  declined: keptFor.declined,
  // None here: nobody is invited in the demonstration.
  accepted: keptFor.unanswered,
} as const;

/** Who asks to join the demonstration's group, which takes requests; and who is responsible for it all. */
export async function addJoining(tx: Tx, groupId: string, now: Date): Promise<void> {
  await tx.insert(responsibilities).values({
    responsible: "Hearthstone Reflective Practice (a made-up business)",
    contact: "hello@demo.example",
    registration: "ZA000000",
    suppliers: "This computer, and nobody else. Nothing of the demonstration leaves it.",
    backupDays: 0,
    retentionReadOn: dayAfter(now, -30),
  });
  await tx
    .update(groups)
    .set({ joining: "open", joiningQuestion: question, answerWithinDays: 14 })
    .where(eq(groups.id, groupId));
  const [lead] = await tx.select({ id: members.id }).from(members).where(eq(members.email, "marianne@demo.example"));
  for (const { daysAgo, needs = [], ...asked } of requests) {
    const askedAt = new Date(now.getTime() - daysAgo * days);
    const { state = "waiting" } = asked;
    const answeredAt = state === "waiting" ? null : new Date(askedAt.getTime() + 3 * days);
    await tx.insert(joinRequests).values({
      ...asked,
      groupId,
      needs,
      needsConsentedAt: needs.length > 0 ? askedAt : null,
      ownQuestion: question,
      askedAt,
      version: answeredAt ? 2 : 1,
      answeredAt,
      answeredBy: answeredAt ? (lead?.id ?? null) : null,
      goesOn: dayAfter(answeredAt ?? askedAt, keeps[state]),
    });
  }
}
