import "server-only";
import { eq } from "drizzle-orm";
import { db } from "../../../db/client.ts";
import { members } from "../../../db/schema/index.ts";
import type { CommandResult } from "../../actions/action.ts";
import type { Member } from "../../auth/viewer.ts";
import type { OwnDetails } from "../input.ts";

/** Changes what the member is called and what they say of themselves. */
export async function changeOwnDetails(member: Member, given: OwnDetails): Promise<CommandResult<null, never>> {
  const { name, pronouns, organisation } = given;
  await db().update(members).set({ name, pronouns, organisation }).where(eq(members.id, member.memberId));
  return { ok: true, value: null } as const;
}
