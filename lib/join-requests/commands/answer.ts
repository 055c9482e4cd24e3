import "server-only";
import { and, eq, gt, inArray, isNull, type SQL, sql } from "drizzle-orm";
import type { z } from "zod";
import { asMember, type Transaction } from "../../../db/client.ts";
import { invitations, joinRequests, memberships, messages } from "../../../db/schema/index.ts";
import type { Facilitator } from "../../auth/viewer.ts";
import { offerPlace } from "../../invitations/commands/offer.ts";
import { queueMessage } from "../../messages/commands/queue.ts";
import type { acceptChoice, answerInWords, removeChoice, takeBackChoice } from "../input.ts";
import { type Answer, keptFor, mayAnswer, type RequestState } from "../rules.ts";

type Choice = { requestId: string; version: number };
type Held = typeof joinRequests.$inferSelect;
type Refused = { ok: false; reason: "not-found" | "changed-elsewhere" };

/** The request, locked, when it is of a group that the facilitator leads and stands as they saw it. */
async function hold(
  tx: Transaction,
  facilitator: Facilitator,
  choice: Choice,
  answer: Answer | null,
  until: SQL = gt(joinRequests.goesOn, sql`current_date`),
) {
  const [held] = await tx
    .select({ request: joinRequests })
    .from(joinRequests)
    .innerJoin(
      memberships,
      and(
        eq(memberships.groupId, joinRequests.groupId),
        eq(memberships.memberId, facilitator.memberId),
        eq(memberships.leads, true),
      ),
    )
    .where(and(eq(joinRequests.id, choice.requestId), eq(joinRequests.groupId, facilitator.groupId), until))
    .for("update", { of: joinRequests });
  if (!held) return { ok: false, reason: "not-found" } satisfies Refused;
  const { request } = held;
  if (request.version !== choice.version || (answer && !mayAnswer(request.state).includes(answer)))
    return { ok: false, reason: "changed-elsewhere" } satisfies Refused;
  return { ok: true, request } as const;
}

async function store(
  tx: Transaction,
  facilitator: Facilitator,
  request: Held,
  to: { state: RequestState; goesOn: ReturnType<typeof sql> },
) {
  const version = request.version + 1;
  const answered = to.state === "waiting" ? null : sql`now()`;
  await tx
    .update(joinRequests)
    .set({ ...to, version, answeredAt: answered, answeredBy: answered && facilitator.memberId })
    .where(eq(joinRequests.id, request.id));
  return version;
}

const inDays = (days: number) => sql`current_date + ${days}::int`;

/**
 * Accepts a request: the invitation and its mail in one step. Gives the link's token, shown once. Refusals: not-found,
 * changed-elsewhere, demonstration, already-a-member.
 */
export async function acceptRequest(facilitator: Facilitator, choice: z.output<typeof acceptChoice>) {
  return asMember(facilitator.memberId, async (tx) => {
    const held = await hold(tx, facilitator, choice, "accept");
    if (!held.ok) return held;
    const { id: requestId, name, email } = held.request;
    const offered = await offerPlace(tx, facilitator, { name, email, requestId });
    if (!offered.ok) return offered;
    const version = await store(tx, facilitator, held.request, {
      state: "accepted",
      goesOn: inDays(keptFor.unanswered),
    });
    return { ok: true, value: { version, token: offered.value.token } } as const;
  });
}

const answers = {
  decline: { state: "declined", kind: "request-declined", days: keptFor.declined },
  hold: { state: "held", kind: "request-held", days: keptFor.unanswered },
  list: { state: "listed", kind: "request-listed", days: keptFor.listed },
} as const;

/**
 * Declines a request, holds it or puts it on the waiting list, and queues the facilitator's own words to its asker.
 * Refusals: not-found, changed-elsewhere.
 */
export async function answerRequest(facilitator: Facilitator, choice: z.output<typeof answerInWords>) {
  const { state, kind, days } = answers[choice.answer];
  return asMember(facilitator.memberId, async (tx) => {
    const held = await hold(tx, facilitator, choice, choice.answer);
    if (!held.ok) return held;
    const { name, email, groupId } = held.request;
    await queueMessage(tx, { kind, details: { words: choice.words }, to: { name, email }, groupId });
    const version = await store(tx, facilitator, held.request, { state, goesOn: inDays(days) });
    return { ok: true, value: { version } } as const;
  });
}

/**
 * Takes an answer back: the request waits again, an invitation that was made of it ends, and a message that has not gone
 * out yet stays. Gives whether one had gone out. Refusals: not-found, changed-elsewhere, joined (the invitation was used).
 */
export async function takeBackAnswer(facilitator: Facilitator, choice: z.output<typeof takeBackChoice>) {
  return asMember(facilitator.memberId, async (tx) => {
    const held = await hold(tx, facilitator, choice, "take-back");
    if (!held.ok) return held;
    const { id, email, groupId, answeredAt } = held.request;
    const made = await tx
      .select()
      .from(invitations)
      .where(and(eq(invitations.requestId, id), eq(invitations.groupId, groupId)))
      .for("update");
    if (made.some(({ usedAt }) => usedAt)) return { ok: false, reason: "joined" } as const;
    await tx
      .update(invitations)
      .set({ cancelledAt: sql`now()` })
      .where(and(eq(invitations.requestId, id), eq(invitations.groupId, groupId), isNull(invitations.cancelledAt)));
    const kept = await tx
      .update(messages)
      .set({ settledAt: sql`now()`, settledWhy: "not-true", sealed: null })
      .where(
        and(
          eq(messages.groupId, groupId),
          eq(messages.toEmail, email),
          inArray(messages.kind, ["invitation", "request-declined", "request-held", "request-listed"]),
          sql`${messages.madeAt} >= ${answeredAt?.toISOString() ?? "infinity"}::timestamptz`,
          isNull(messages.sentAt),
          isNull(messages.settledAt),
        ),
      )
      .returning({ id: messages.id });
    const version = await store(tx, facilitator, held.request, {
      state: "waiting",
      goesOn: sql`greatest(${joinRequests.askedAt}::date + ${keptFor.unanswered}::int, current_date + 30)`,
    });
    return { ok: true, value: { version, toldAlready: kept.length === 0 } } as const;
  });
}

const whole = {
  waiting: keptFor.unanswered,
  held: keptFor.declined,
  declined: keptFor.declined,
  listed: keptFor.listed,
};

/**
 * Deletes a request early, as its asker may ask: it is out of reach at once, and gone with the next daily run. `back`
 * takes that back until then. Refusals: not-found, changed-elsewhere.
 */
export async function removeRequest(facilitator: Facilitator, choice: z.output<typeof removeChoice>) {
  const { back } = choice;
  return asMember(facilitator.memberId, async (tx) => {
    const held = await hold(
      tx,
      facilitator,
      choice,
      null,
      back ? sql`${joinRequests.goesOn} = current_date` : undefined,
    );
    if (!held.ok) return held;
    const { id, state } = held.request;
    const days = state === "accepted" ? keptFor.unanswered : whole[state];
    const kept = sql`greatest(current_date + 1, coalesce(${joinRequests.answeredAt}, ${joinRequests.askedAt})::date + ${days}::int)`;
    await tx
      .update(joinRequests)
      .set({ goesOn: back ? kept : sql`current_date` })
      .where(eq(joinRequests.id, id));
    return { ok: true, value: null } as const;
  });
}
