import { randomUUID } from "node:crypto";
import postgres from "postgres";
import { onTestFinished } from "vitest";
import type { Facilitator } from "@/lib/auth/viewer";
import { stepRun } from "@/lib/running/commands";
import type { Act } from "@/lib/running/rules";
import { testDatabase } from "./database";
import { makeGroup } from "./groups";

export const note = "Ask Sam before this one";

function asOwner() {
  const sql = postgres(testDatabase().ownerUrl, { max: 1, onnotice: () => {} });
  onTestFinished(() => sql.end());
  return sql;
}

/** A session of a new group whose agenda is published, starting that many minutes from now. */
export async function runnable(startsIn = 0, titles = ["Arrive", "Dilemma", "Close"]) {
  const group = await makeGroup();
  const sql = asOwner();
  const [session] = await sql`
    insert into group_sessions (group_id, starts_at, minutes, time_zone)
    values (${group.groupId}, now() + make_interval(mins => ${startsIn}), 90, 'Europe/London') returning id`;
  const [agenda] = await sql`insert into agendas (session_id, version) values (${session?.id}, 1) returning id`;
  const keys = Object.fromEntries(titles.map((title) => [title, randomUUID()]));
  const publish = async (number: number, order: string[]) => {
    const items = order.map((title) => ({
      key: keys[title],
      kind: "item",
      title,
      minutes: 10,
      line: "",
      facilitatorNote: note,
    }));
    await sql`insert into published_agendas (agenda_id, number, draft_version, items)
              values (${agenda?.id}, ${number}, 1, ${sql.json(items)})`;
    await sql`update agendas set published_number = ${number} where id = ${agenda?.id}`;
  };
  await publish(1, titles);
  const sessionId: string = session?.id;
  const step = async (act: Act, version: number, who: Facilitator = group.facilitator) =>
    stepRun(who, { sessionId, version, act });
  return { ...group, sql, sessionId, agendaId: agenda?.id as string, publish, step };
}
