import "server-only";
import { eq, sql } from "drizzle-orm";
import { db } from "../../db/client.ts";
import { members, memberships } from "../../db/schema/index.ts";
import type { Facilitator } from "../auth/viewer.ts";

export type ListedMember = { id: string; name: string; email: string; leads: boolean };

/** The members of the facilitator's group by name. Nothing about their journals: not even whether there is one. */
export async function listMembers(facilitator: Facilitator): Promise<ListedMember[]> {
  return db()
    .select({ id: members.id, name: members.name, email: members.email, leads: memberships.leads })
    .from(memberships)
    .innerJoin(members, eq(members.id, memberships.memberId))
    .where(eq(memberships.groupId, facilitator.groupId))
    .orderBy(sql`${members.name} collate "und-x-icu"`);
}
