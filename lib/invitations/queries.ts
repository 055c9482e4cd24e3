import "server-only";
import { desc, eq } from "drizzle-orm";
import { db } from "../../db/client.ts";
import { groups, invitations } from "../../db/schema/index.ts";
import { hashToken } from "../auth/tokens.ts";
import type { Facilitator } from "../auth/viewer.ts";
import { type InvitationState, invitationState } from "./rules.ts";

export type OpenInvitation = {
  memberId: string;
  name: string;
  email: string;
  groupName: string;
  leads: boolean;
};

/** What the link's holder is shown before using it. Looking changes nothing. Refusals: not-found, used, expired, cancelled. */
export async function getInvitation(
  token: string,
): Promise<({ state: "open" } & OpenInvitation) | { reason: "not-found" | Exclude<InvitationState, "open"> }> {
  const [row] = await db()
    .select({ invitation: invitations, groupName: groups.name })
    .from(invitations)
    .innerJoin(groups, eq(groups.id, invitations.groupId))
    .where(eq(invitations.tokenHash, hashToken(token)));
  if (!row) return { reason: "not-found" };
  const state = invitationState(row.invitation, new Date());
  if (state !== "open") return { reason: state };
  const { memberId, name, email, leads } = row.invitation;
  return { state, memberId, name, email, leads, groupName: row.groupName };
}

export type ListedInvitation = { id: string; name: string; email: string; state: InvitationState; expiresAt: Date };

/** The invitations of the facilitator's group, newest first. */
export async function listInvitations(facilitator: Facilitator): Promise<ListedInvitation[]> {
  const rows = await db()
    .select()
    .from(invitations)
    .where(eq(invitations.groupId, facilitator.groupId))
    .orderBy(desc(invitations.madeAt));
  const now = new Date();
  return rows.map((row) => ({
    id: row.id,
    name: row.name,
    email: row.email,
    state: invitationState(row, now),
    expiresAt: row.expiresAt,
  }));
}
