import "server-only";
import { and, asc, eq, or, sql } from "drizzle-orm";
import type { z } from "zod";
import { asMember, type Transaction } from "../../../db/client.ts";
import {
  accessNeeds,
  agreements,
  agreementYeses,
  attendances,
  dilemmas,
  groupSessions,
  invitations,
  joinRequests,
  listeners,
  members,
  memberships,
  messages,
  recordLog,
  sessionAnswers,
} from "../../../db/schema/index.ts";
import { provisions } from "../../access-needs/rules.ts";
import type { Facilitator } from "../../auth/viewer.ts";
import { formatDate, formatDay } from "../../dates.ts";
import { dayIn } from "../../local-time.ts";
import type { heldChoice } from "../input.ts";
import type { Held, HeldPart } from "../rules/held-page.ts";

const labels = (ids: readonly string[]) =>
  provisions
    .filter(({ id }) => ids.includes(id))
    .map(({ label }) => label)
    .join(", ");

const notHere = [
  "The journal. It is sealed in the member’s browser: the site holds it, and nobody but the member can read it. They take it along themselves, on their page “Take it away”.",
  "The password and the recovery words. The site never has them.",
  "Sign-ins and devices, choices about mail, and the log of what facilitators did with this record: the member sees those on their own account page.",
  "Lines and thanks shared without a name, so that this file does not say who wrote them. Their author sees them in the group’s pages.",
];

/**
 * Everything that facilitators hold about one member of the group, for whoever asks what is held about them. The member
 * reads in their log that it was made. Refusal: not-found.
 */
export async function handOver(facilitator: Facilitator, choice: z.output<typeof heldChoice>) {
  const { groupId, groupTimeZone: zone } = facilitator;
  const { memberId } = choice;
  return asMember(
    facilitator.memberId,
    async (tx) => {
      const [row] = await tx
        .select({ member: members, membership: memberships })
        .from(memberships)
        .innerJoin(members, eq(members.id, memberships.memberId))
        .where(
          and(
            eq(memberships.groupId, groupId),
            eq(memberships.memberId, memberId),
            sql`exists (select 1 from memberships lead where lead.group_id = ${groupId}
                         and lead.member_id = ${facilitator.memberId} and lead.leads)`,
          ),
        );
      if (!row) return { ok: false, reason: "not-found" } as const;
      const { member, membership } = row;
      const now = new Date();
      const day = (instant: Date | null) => (instant ? formatDay(instant, zone, new Date(0)) : "");
      const own: HeldPart[] = [
        {
          title: "The member",
          records: [
            {
              Name: member.name,
              Pronouns: member.pronouns,
              Organisation: member.organisation,
              "Email address": member.email,
              "Account since": formatDate(member.createdOn),
            },
          ],
        },
        {
          title: "Place in the group",
          records: [
            {
              Since: formatDate(membership.joinedOn),
              Facilitator: membership.leads ? "Yes" : "No",
              Paused: membership.pausedOn ? `Since ${formatDate(membership.pausedOn)}` : "No",
            },
          ],
        },
      ];
      const parts = [
        ...own,
        ...(await before(tx, facilitator, member, day)),
        ...(await during(tx, groupId, memberId, day)),
      ];
      await tx.insert(recordLog).values({ memberId, groupId, byName: facilitator.name, kind: "exported" });
      const madeOn = formatDate(dayIn(now, zone));
      const held: Held = { name: member.name, madeOn, group: facilitator.groupName, parts, notHere };
      return { ok: true, value: held } as const;
    },
    { isolationLevel: "repeatable read" },
  );
}

type Day = (instant: Date | null) => string;

async function before(
  tx: Transaction,
  { groupId }: Facilitator,
  { id: memberId, email }: { id: string; email: string },
  day: Day,
): Promise<HeldPart[]> {
  const [needs] = await tx.select().from(accessNeeds).where(eq(accessNeeds.memberId, memberId));
  const invited = await tx
    .select()
    .from(invitations)
    .where(and(eq(invitations.groupId, groupId), eq(invitations.memberId, memberId)));
  const asked = await tx
    .select()
    .from(joinRequests)
    .where(
      and(
        eq(joinRequests.groupId, groupId),
        or(
          eq(joinRequests.email, email),
          sql`${joinRequests.id} in (select request_id from invitations where member_id = ${memberId})`,
        ),
      ),
    )
    .orderBy(asc(joinRequests.askedAt));
  return [
    {
      title: "Access needs",
      records: needs
        ? [{ Ticked: labels(needs.needs), Words: needs.words, "Consent given": day(needs.consentedAt) }]
        : [],
    },
    {
      title: "Request to join",
      records: asked.map((one) => ({
        Asked: day(one.askedAt),
        Name: one.name,
        Pronouns: one.pronouns,
        "Email address": one.email,
        "What they do": one.role,
        Organisation: one.organisation,
        "What drew them here": one.draws,
        "What they hoped to bring or get": one.hopes,
        "The dates": one.dates,
        "Access needs": one.needsConsentedAt ? [labels(one.needs), one.needsWords].filter(Boolean).join("\n") : "",
        "Wanted a talk first": one.wantsTalk ? "Yes" : "No",
        "Knows somebody in the group": one.knows,
        ...(one.ownQuestion ? { [one.ownQuestion]: one.ownAnswer } : {}),
        State: one.state,
        "Is deleted on": formatDate(one.goesOn),
      })),
    },
    { title: "Invitation", records: invited.map((one) => ({ Made: day(one.madeAt), Used: day(one.usedAt) })) },
  ];
}

async function during(tx: Transaction, groupId: string, memberId: string, day: Day): Promise<HeldPart[]> {
  const answers = await tx
    .select({ startsAt: groupSessions.startsAt, answer: sessionAnswers.answer })
    .from(sessionAnswers)
    .innerJoin(groupSessions, and(eq(groupSessions.id, sessionAnswers.sessionId), eq(groupSessions.groupId, groupId)))
    .where(eq(sessionAnswers.memberId, memberId))
    .orderBy(asc(groupSessions.startsAt));
  const register = await tx
    .select({ startsAt: groupSessions.startsAt, came: attendances.came, questionedAt: attendances.questionedAt })
    .from(attendances)
    .innerJoin(groupSessions, and(eq(groupSessions.id, attendances.sessionId), eq(groupSessions.groupId, groupId)))
    .where(eq(attendances.memberId, memberId))
    .orderBy(asc(groupSessions.startsAt));
  const here = { groupId, memberId };
  const of = (table: typeof dilemmas | typeof listeners | typeof messages | typeof agreementYeses) =>
    and(eq(table.groupId, here.groupId), eq(table.memberId, here.memberId));
  const offered = await tx.select().from(dilemmas).where(of(dilemmas)).orderBy(asc(dilemmas.offeredAt));
  const listening = await tx.select().from(listeners).where(of(listeners));
  const lines = await tx.execute<{ line: string; shared_on: string }>(
    sql`select * from named_lines_of(${groupId}, ${memberId})`,
  );
  const sent = await tx.select().from(messages).where(of(messages)).orderBy(asc(messages.madeAt));
  const agreed = await tx
    .select({ number: agreements.number, agreedOn: agreementYeses.agreedOn })
    .from(agreementYeses)
    .innerJoin(agreements, eq(agreements.id, agreementYeses.agreementId))
    .where(of(agreementYeses));
  return [
    {
      title: "What they said about coming",
      records: answers.map(({ startsAt, answer }) => ({ Session: day(startsAt), Answer: answer })),
    },
    {
      title: "Register",
      records: register.map(({ startsAt, came, questionedAt }) => ({
        Session: day(startsAt),
        Noted: came,
        "Said to be wrong": day(questionedAt),
      })),
    },
    {
      title: "Dilemmas",
      records: offered.map((one) => ({
        Offered: day(one.offeredAt),
        Title: one.title,
        "What happened": one.happened,
        "What they would like": one.wish,
        "Shown to": one.audience === "group" ? "The group" : "Facilitators",
        "What happened since": one.since,
        Withdrawn: day(one.withdrawnAt),
      })),
    },
    { title: "Would rather listen", records: listening.map(({ since }) => ({ Since: formatDate(since) })) },
    {
      title: "Lines shared by name",
      records: lines.map((one) => ({ Shared: formatDate(one.shared_on), Line: one.line })),
    },
    {
      title: "Agreement",
      records: agreed.map((one) => ({ Version: String(one.number), "Agreed on": formatDate(one.agreedOn) })),
    },
    {
      title: "Messages",
      records: sent.map((one) => ({ About: one.kind, Made: day(one.madeAt), Sent: day(one.sentAt) })),
    },
  ];
}
