import { randomUUID } from "node:crypto";
import { asOwner } from "./accepting";
import type { makeGroup } from "./groups";
import { asFacilitatorForTests, asMemberForTests } from "./people";

type Group = Awaited<ReturnType<typeof makeGroup>>;

async function joinedTo(group: Group, name: string, leads: boolean) {
  const memberId = randomUUID();
  const email = `${memberId}@example.org`;
  await asOwner(async (sql) => {
    await sql`insert into members (id, name, email) values (${memberId}, ${name}, ${email})`;
    await sql`insert into memberships (group_id, member_id, leads) values (${group.groupId}, ${memberId}, ${leads})`;
  });
  return { ...group.member, memberId, name, email, leads };
}

/** One more member of a group made by `makeGroup`. */
export const companion = async (group: Group, name: string) => asMemberForTests(await joinedTo(group, name, false));

/** One more facilitator of it. */
export const coFacilitator = async (group: Group, name: string) =>
  asFacilitatorForTests(await joinedTo(group, name, true));
