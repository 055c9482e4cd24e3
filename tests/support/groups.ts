import { randomUUID } from "node:crypto";
import { drizzle } from "drizzle-orm/postgres-js";
import postgres from "postgres";
import { groups, members, memberships } from "@/db/schema";
import { testDatabase } from "./database";
import { asFacilitatorForTests, asMemberForTests } from "./people";

/** A group of its own for one test, with a facilitator and a member. The site itself cannot make groups: the owner does. */
export async function makeGroup(timeZone = "Europe/London") {
  const connection = postgres(testDatabase().ownerUrl, { max: 1, onnotice: () => {} });
  const db = drizzle(connection);
  const groupId = randomUUID();
  const groupName = `Group ${groupId}`;
  const person = async (name: string, leads: boolean) => {
    const memberId = randomUUID();
    const email = `${memberId}@example.org`;
    await db.insert(members).values({ id: memberId, name, email });
    await db.insert(memberships).values({ groupId, memberId, leads });
    return { memberId, name, email, groupId, groupName, groupTimeZone: timeZone, leads };
  };
  try {
    await db.insert(groups).values({ id: groupId, name: groupName, timeZone });
    const facilitator = asFacilitatorForTests(await person("Test Facilitator", true));
    const member = asMemberForTests(await person("Test Member", false));
    return { groupId, facilitator, member };
  } finally {
    await connection.end();
  }
}

async function withOwner<T>(work: (sql: postgres.Sql) => Promise<T>): Promise<T> {
  const connection = postgres(testDatabase().ownerUrl, { max: 1, onnotice: () => {} });
  try {
    return await work(connection);
  } finally {
    await connection.end();
  }
}

/** One more member of a group. */
export async function addMember(groupId: string, name: string, how: { leads?: boolean } = {}) {
  const memberId = randomUUID();
  const email = `${memberId}@example.org`;
  await withOwner(async (sql) => {
    await sql`insert into members (id, name, email) values (${memberId}, ${name}, ${email})`;
    await sql`insert into memberships (group_id, member_id, leads) values (${groupId}, ${memberId}, ${how.leads ?? false})`;
  });
  const is = { memberId, name, email, groupId, groupName: `Group ${groupId}`, groupTimeZone: "Europe/London" };
  return asMemberForTests({ ...is, leads: how.leads ?? false });
}

/** A session of a group at any time, past ones too, which the site itself does not plan. Gives its id. */
export async function addSession(groupId: string, startsAt: Date): Promise<string> {
  const id = randomUUID();
  await withOwner(async (sql) => {
    await sql`insert into group_sessions (id, group_id, starts_at, minutes, time_zone)
              values (${id}, ${groupId}, ${startsAt}, 90, 'Europe/London')`;
    await sql`insert into agendas (session_id) values (${id})`;
  });
  return id;
}
