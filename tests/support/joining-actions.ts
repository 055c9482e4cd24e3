import { randomUUID } from "node:crypto";
import { databaseOf } from "./joining";
import type { Site } from "./sites";

/** The actions of asking to join and of the duties, which have a test of their own for who may call them. */
export const joiningActions = [
  "acceptRequest",
  "answerRequest",
  "handOver",
  "postRequest",
  "removeRequest",
  "saveJoining",
  "saveResponsibilities",
  "saveSection",
  "sendAgain",
  "sendRequest",
  "takeBackAnswer",
];

/** A request laid straight into a group, in a state. Gives its id. */
export async function makeRequest(site: Site, groupId: string, state = "waiting", draws = "Words"): Promise<string> {
  const sql = databaseOf(site);
  const [row] = await sql`
    insert into join_requests (group_id, name, email, role, draws, dates, state, goes_on)
    values (${groupId}, 'Asking Person', ${`${randomUUID()}@example.org`}, 'Involvement', ${draws}, 'yes', ${state}, current_date + 90)
    returning id`;
  await sql.end();
  return row?.id;
}
