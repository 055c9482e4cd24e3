import { expect, type Page } from "@playwright/test";
import { databaseOf } from "./joining";
import type { Site } from "./sites";
import type { TwoGroups } from "./two-groups";

/** A session that was held some days ago, which no screen can plan any more. Gives its id. */
export async function pastSession(site: Pick<Site, "data">, groupId: string, daysAgo = 7): Promise<string> {
  const sql = databaseOf(site);
  const [session] = await sql`
    insert into group_sessions (group_id, starts_at, minutes, time_zone)
    values (${groupId}, now() - make_interval(days => ${daysAgo}), 90, 'Europe/London') returning id`;
  await sql`insert into agendas (session_id) values (${session?.id})`;
  await sql.end();
  return session?.id;
}

/** Moves a session so that it began some hours ago. */
export async function beginSession(site: Pick<Site, "data">, sessionId: string, hoursAgo = 1): Promise<void> {
  const sql = databaseOf(site);
  await sql`update group_sessions set starts_at = now() - make_interval(hours => ${hoursAgo}) where id = ${sessionId}`;
  await sql.end();
}

const words = { title: "Changed", happened: "", wish: "", audience: "group", named: true };

/**
 * The members' own actions of this part of the site, with an input that our member may send. `own`: it is about something
 * of their own, which is not there for anybody else; else it is there for every member of the group.
 */
export const comingActions: Record<string, { input: (groups: TwoGroups, pastId: string) => unknown; own: boolean }> = {
  answerSession: {
    input: ({ sessionId }) => ({ sessionId, startsAt: "2031-05-29T09:00:00.000Z", answer: "coming" }),
    own: false,
  },
  questionAttendance: { input: (_, sessionId) => ({ sessionId }), own: true },
  chooseListening: { input: () => ({ listening: true }), own: false },
  changeDilemma: { input: ({ dilemmaId }) => ({ ...words, dilemmaId, version: 1 }), own: true },
  sayWhatSince: { input: ({ dilemmaId }) => ({ dilemmaId, since: "Nothing yet" }), own: true },
  withdrawDilemma: { input: ({ dilemmaId }) => ({ dilemmaId }), own: true },
};

/** Offers a dilemma on its own page, started empty. Gives its id. */
export async function offerDilemma(
  page: Page,
  words: { title: string; happened?: string; wish?: string; shared?: boolean; unnamed?: boolean },
): Promise<string> {
  await page.goto("/dilemmas/new");
  await page.getByLabel("In one sentence").fill(words.title);
  if (words.happened) await page.getByLabel("What happened (optional)").fill(words.happened);
  if (words.wish) await page.getByLabel("What you would like from the group (optional)").fill(words.wish);
  if (words.shared) await page.getByLabel("The facilitator and the group").check();
  if (words.unnamed) await page.getByLabel("Show my name to the group").uncheck();
  await page.getByRole("button", { name: "Offer this dilemma" }).click();
  await page.waitForURL(/\/dilemmas\/[0-9a-f-]{36}$/);
  await expect(page.getByRole("heading", { level: 1, name: words.title })).toBeVisible();
  return page.url().split("/").at(-1) ?? "";
}
