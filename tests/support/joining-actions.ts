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

// Visitor, member, member elsewhere, facilitator, facilitator elsewhere.
const anybody = [200, 200, 200, 200, 200] as const;
const facilitators = [307, 404, 404, 200, 200] as const;
const ofTheGroup = [307, 404, 404, 200, 404] as const;

/** The pages of asking to join and of the duties: what each role is answered, and words that stand nowhere else. */
export const joiningPages = {
  "/ask-to-join": { expected: anybody },
  "/ask-to-join/sent": { expected: anybody },
  "/privacy": { expected: anybody },
  "/facilitate/duties": { expected: facilitators, words: "Keeping people’s data brings duties" },
  "/facilitate/duties/after-a-breach": { expected: facilitators, words: "The clock of 72 hours starts" },
  "/facilitate/duties/impact-assessment": { expected: facilitators, words: "complete what only you know" },
  "/facilitate/joining": { expected: facilitators, words: "What you set here stands on the public pages" },
  "/facilitate/requests": { expected: facilitators, words: "Each request deletes itself on the day beside it" },
  "/facilitate/requests/[id]": { expected: ofTheGroup, words: "Nothing is sent before you press" },
  "/facilitate/members/[id]/held": { expected: ofTheGroup, words: "The member reads in their log that you made this" },
};

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
