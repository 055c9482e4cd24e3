import { randomUUID } from "node:crypto";
import { expect } from "@playwright/test";
import { ask, signInDirectly } from "../support/asking";
import { databaseOf, makeOtherGroup, newMember } from "../support/joining";
import { callAction } from "../support/routes";
import { sites } from "../support/sites";
import { test } from "../support/visit";
import { figuresOf } from "./figures";
import { runs } from "./measure";
import { runningFigures } from "./running";

const { note, write } = figuresOf("sessions");
const group = sites().group;

const line = "How are you arriving? You can pass.\n8 min Telling it, without interruption\n4 min Questions of fact";

/** A group with a session in each of the months around now, each with 20 items, drafted and published. */
async function filledGroup(from: number, to: number) {
  const groupId = await makeOtherGroup(group);
  const lead = await newMember(group, { groupId, leads: true });
  const sql = databaseOf(group);
  const ids: string[] = [];
  for (let month = from; month < to; month += 1) {
    const items = Array.from({ length: 20 }, (_, at) => ({
      key: randomUUID(),
      dilemmaId: null,
      kind: "item",
      title: `Number ${at + 1} of session ${month}`,
      minutes: 5,
      line,
    }));
    const [session] = await sql`
      insert into group_sessions (group_id, starts_at, minutes, time_zone, join_link)
      values (${groupId}, date_trunc('hour', now()) + make_interval(months => ${month}), 100, 'Europe/London', 'https://meet.example.org/x')
      returning id`;
    const [agenda] = await sql`
      insert into agendas (session_id, version, published_number) values (${session?.id}, 1, 1) returning id`;
    const rows = items.map(({ key, dilemmaId: _, ...item }, position) => ({
      ...item,
      key,
      position,
      agenda_id: agenda?.id,
      facilitator_note: "",
    }));
    await sql`insert into agenda_items ${sql(rows)}`;
    await sql`insert into published_agendas (agenda_id, number, draft_version, items)
              values (${agenda?.id}, 1, 1, ${sql.json(items)})`;
    ids.push(session?.id);
  }
  await sql`analyze`;
  await sql.end();
  return { groupId, lead, ids };
}

/** Milliseconds until the whole answer is here, from this machine. */
async function timed(path: string, cookie?: string): Promise<number> {
  const from = performance.now();
  const { status } = await ask(group, path, { cookie });
  const took = performance.now() - from;
  expect(status).toBe(200);
  return took;
}

test("the sessions' figures", async () => {
  const { groupId, lead, ids } = await filledGroup(-30, 30);
  const member = await newMember(group, { groupId });
  const [cookie, leading] = [await signInDirectly(group, member), await signInDirectly(group, lead)];
  const path = `/sessions/${ids[30]}`;
  await runs(20, () => timed(path, cookie));
  note("agenda page for a member, 60 sessions × 20 items", 15, "ms", await runs(100, () => timed(path, cookie)));

  const sql = databaseOf(group);
  await sql`with made as (
      insert into members (name, email) select 'Member ' || n, gen_random_uuid() || '@example.org'
        from generate_series(1, 198) n returning id)
    insert into memberships (group_id, member_id, leads) select ${groupId}, id, false from made`;
  let queued = 0;
  const publish = async () => {
    await sql`delete from messages where group_id = ${groupId}`;
    // The same version is not published twice.
    const [draft] = await sql`
      update agendas set version = version + 1 where session_id = ${ids[31] ?? ""} returning version`;
    const from = performance.now();
    const { result } = await callAction(
      group,
      "publishAgenda",
      { sessionId: ids[31], version: draft?.version },
      { cookie: leading },
    );
    const took = performance.now() - from;
    expect(result).toMatchObject({ ok: true });
    const [count] = await sql`select count(*)::int as messages from messages where group_id = ${groupId}`;
    queued = count?.messages;
    return took;
  };
  await runs(5, publish);
  note("publishing to 200 members", 150, "ms", await runs(40, publish));
  note("  messages that it queued", Number.POSITIVE_INFINITY, "messages", queued);
  await sql.end();

  // A year back and five to come.
  const years = await filledGroup(-12, 60);
  const made = await callAction(
    group,
    "makeCalendarLink",
    { renew: false },
    { cookie: await signInDirectly(group, years.lead) },
  );
  const feed = (made.result as { value: { path: string } }).value.path;
  expect((await ask(group, feed)).text.match(/BEGIN:VEVENT/g)?.length).toBeGreaterThanOrEqual(60);
  await runs(10, () => timed(feed));
  note("calendar feed of five years", 50, "ms", await runs(60, () => timed(feed)));

  const running = await runningFigures(group);
  note("a step reaches all 40 viewers", 2000, "ms", running.steps);
  note("  the slowest of them", 2000, "ms", Math.max(...running.steps));
  note("memory for each viewer", 1, "MB", running.megabytesAViewer);
  write();
});
