import { expect, type Page } from "@playwright/test";
import { databaseOf } from "./joining";
import { planSession } from "./planning";
import { type Site, sites } from "./sites";

/** Puts a session's start so many minutes from now: a session is planned ahead, and a test cannot wait for it. */
export async function startsIn(sessionId: string, minutes: number, site: Pick<Site, "data"> = sites().group) {
  const sql = databaseOf(site);
  await sql`update group_sessions set starts_at = now() + ${minutes} * interval '1 minute' where id = ${sessionId}`;
  await sql.end();
}

export const runNote = "Kit is not asked first today";

/** Plans a session with the usual agenda, publishes it, and lets it start now. Gives its id, with the run page open. */
export async function readyToRun(desk: Page, site: Pick<Site, "data"> = sites().group): Promise<string> {
  const id = await planSession(desk);
  await desk.getByRole("button", { name: "Standard, 90 minutes", exact: true }).click();
  await desk.getByRole("button", { name: "Notes: Check-in round", exact: true }).click();
  await desk.getByLabel("For facilitators alone").fill(runNote);
  await desk.getByRole("button", { name: "Publish and tell members", exact: true }).click();
  await expect(desk.getByText(/^Published on .* Members can see that version\.$/)).toBeVisible();
  await startsIn(id, 0, site);
  await desk.goto(`/facilitate/sessions/${id}/run`);
  return id;
}

export const current = (page: Page) => page.locator("li.item.now h3");
export const press = (page: Page, name: string | RegExp) => page.getByRole("button", { name }).click();
export const start = async (desk: Page) => {
  await press(desk, "Start the session");
  await expect(current(desk)).toHaveText("Arrive and settle");
};

export type Planned = { kind?: "item" | "break"; title: string; minutes: number; line?: string };

export const usual: Planned[] = [
  { title: "Arrive and settle", minutes: 5, line: "Is everything in place for you?" },
  {
    title: "Dilemma: asked to speak for everyone",
    minutes: 30,
    line: "5 min Telling it\n10 min What we notice\n15 min Thinking together",
  },
  { kind: "break", title: "Break", minutes: 10 },
  { title: "What we are taking away", minutes: 10 },
];

const snapshot = (items: Planned[]) =>
  items.map(({ kind = "item", title, minutes, line = "" }) => ({
    key: crypto.randomUUID(),
    kind,
    title,
    minutes,
    line,
    dilemmaId: null,
  }));

/** A session of that group with a published agenda, around now: the screens plan none that has begun. Gives its id. */
export async function makeRunnable(
  site: Pick<Site, "data">,
  groupId: string,
  how: { startsIn?: number; items?: Planned[] } = {},
): Promise<string> {
  const sql = databaseOf(site);
  const [session] = await sql`
    insert into group_sessions (group_id, starts_at, minutes, time_zone)
    values (${groupId}, date_trunc('minute', now()) + make_interval(mins => ${how.startsIn ?? 0}), 90, 'Europe/London')
    returning id`;
  const [agenda] = await sql`
    insert into agendas (session_id, version, published_number) values (${session?.id}, 1, 1) returning id`;
  const items = snapshot(how.items ?? usual);
  await sql`
    insert into published_agendas (agenda_id, number, draft_version, items)
    values (${agenda?.id}, 1, 1, ${sql.json(items)})`;
  const rows = items.map((item, position) => ({
    agenda_id: agenda?.id,
    position,
    key: item.key,
    kind: item.kind,
    title: item.title,
    minutes: item.minutes,
    line: item.line,
    facilitator_note: "Ask Sam before this one",
  }));
  await sql`insert into agenda_items ${sql(rows)}`;
  await sql.end();
  return session?.id;
}

/** Lets time pass in a run: everything in it happened that many minutes earlier. */
export async function letPass(site: Pick<Site, "data">, sessionId: string, minutes: number): Promise<void> {
  const sql = databaseOf(site);
  await sql`
    update session_runs set item_started_at = item_started_at - make_interval(mins => ${minutes}) where session_id = ${sessionId}`;
  await sql`select pg_notify('session_runs', ${sessionId})`;
  await sql.end();
}
