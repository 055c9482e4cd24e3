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
