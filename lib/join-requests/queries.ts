import "server-only";
import { and, desc, eq, gt, sql } from "drizzle-orm";
import { asMember, db } from "../../db/client.ts";
import { invitations, joinRequests, members, memberships } from "../../db/schema/index.ts";
import type { Facilitator } from "../auth/viewer.ts";
import { isUuid } from "../group-sessions/input.ts";
import { invitationState } from "../invitations/rules.ts";
import type { RequestState } from "./rules.ts";

export type ListedRequest = {
  id: string;
  name: string;
  role: string;
  state: RequestState;
  askedAt: Date;
  goesOn: string;
  wantsTalk: boolean;
};

const mine = (facilitator: Facilitator) =>
  and(
    eq(joinRequests.groupId, facilitator.groupId),
    // Those whose day has come are gone for everybody, whether or not the daily job was here yet.
    gt(joinRequests.goesOn, sql`current_date`),
    sql`exists (select 1 from ${memberships} lead where lead.group_id = ${joinRequests.groupId}
                 and lead.member_id = ${facilitator.memberId} and lead.leads)`,
  );

/** The requests to join the facilitator's group, the newest first. */
export async function listRequests(facilitator: Facilitator): Promise<ListedRequest[]> {
  return asMember(facilitator.memberId, (tx) =>
    tx
      .select({
        id: joinRequests.id,
        name: joinRequests.name,
        role: joinRequests.role,
        state: joinRequests.state,
        askedAt: joinRequests.askedAt,
        goesOn: joinRequests.goesOn,
        wantsTalk: joinRequests.wantsTalk,
      })
      .from(joinRequests)
      .where(mine(facilitator))
      .orderBy(desc(joinRequests.askedAt), desc(joinRequests.id)),
  );
}

/** How many requests wait for a first answer: for the facilitator's desk. */
export async function countWaitingRequests(facilitator: Facilitator): Promise<number> {
  return asMember(facilitator.memberId, async (tx) => {
    const [row] = await tx
      .select({ waiting: sql<number>`count(*)::int` })
      .from(joinRequests)
      .where(and(mine(facilitator), eq(joinRequests.state, "waiting")));
    return row?.waiting ?? 0;
  });
}

/**
 * One request whole, as its facilitator reads it, with how often the same address has asked and what came of the
 * invitation. Access needs are there with their consent alone. Null out of reach.
 */
export async function getRequest(facilitator: Facilitator, requestId: string) {
  if (!isUuid(requestId)) return null;
  const held = await asMember(facilitator.memberId, async (tx) => {
    const [row] = await tx
      .select({ request: joinRequests, answeredBy: members.name })
      .from(joinRequests)
      .leftJoin(members, eq(members.id, joinRequests.answeredBy))
      .where(and(mine(facilitator), eq(joinRequests.id, requestId)));
    if (!row) return null;
    const [others] = await tx
      .select({ others: sql<number>`count(*)::int` })
      .from(joinRequests)
      .where(
        and(mine(facilitator), eq(joinRequests.email, row.request.email), sql`${joinRequests.id} <> ${requestId}`),
      );
    return { ...row, others: others?.others ?? 0 };
  });
  if (!held) return null;
  const [invited] = await db()
    .select()
    .from(invitations)
    .where(and(eq(invitations.requestId, requestId), eq(invitations.groupId, facilitator.groupId)))
    .orderBy(desc(invitations.madeAt))
    .limit(1);
  const { groupId: _group, needsConsentedAt, needs, needsWords, ...request } = held.request;
  const { others, answeredBy } = held;
  return {
    ...request,
    answeredBy,
    others,
    needs: needsConsentedAt ? { ticked: needs, words: needsWords, consentedAt: needsConsentedAt } : null,
    invitation: invited ? invitationState(invited, new Date()) : null,
  };
}

export type WholeRequest = NonNullable<Awaited<ReturnType<typeof getRequest>>>;
