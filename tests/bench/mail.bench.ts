import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "@playwright/test";
import { databaseOf, makeOtherGroup, newMember } from "../support/joining";
import { openMailServer } from "../support/mail-server";
import { endWorker, startWorker } from "../support/mail-workers";
import { type Site, sites } from "../support/sites";
import { figuresOf } from "./figures";

const { note, write } = figuresOf("mail");
const mails = 5_000;
const kills = 3;

/** What the site's own process would be told, with this mail server. */
function settingsOf(site: Site, smtpUrl: string): NodeJS.ProcessEnv {
  const { PEPPER, PRELOGIN_KEY, SIGN_IN_KEY, appPassword } = JSON.parse(
    readFileSync(join(site.data, "secrets.json"), "utf8"),
  );
  const port = readFileSync(join(site.data, "pg18/postmaster.pid"), "utf8").split("\n")[3];
  return {
    ...process.env,
    PEPPER,
    PRELOGIN_KEY,
    SIGN_IN_KEY,
    DATABASE_URL: `postgres://rp_app:${appPassword}@127.0.0.1:${port}/rp`,
    SMTP_URL: smtpUrl,
    MAIL_FROM: "The group <group@example.org>",
    PUBLIC_URL: "https://group.example.org",
  };
}

test("5,000 queued mails leave, with the process that sends killed three times on the way", async () => {
  const site = sites().group;
  const server = await openMailServer();
  const groupId = await makeOtherGroup(site);
  await newMember(site, { groupId, leads: true });
  const sql = databaseOf(site);
  const settings = settingsOf(site, server.url);
  const rows = await sql`
    insert into messages (group_id, to_name, to_email, kind)
    select ${groupId}, 'Somebody', 'somebody-' || n || '@example.org', 'request-received' from generate_series(1, ${mails}) n
    returning id`;
  const from = performance.now();
  let worker = await startWorker(settings);
  for (let kill = 1; kill <= kills; kill += 1) {
    await server.until(Math.round((mails * kill) / (kills + 1)));
    await endWorker(worker, "SIGKILL");
    worker = await startWorker(settings);
  }
  for (;;) {
    const [left] =
      await sql`select count(*)::int as left from messages where group_id = ${groupId} and sent_at is null`;
    if (left?.left === 0) break;
    await new Promise((done) => setTimeout(done, 100));
  }
  note("5,000 mails leave", 120, "s", (performance.now() - from) / 1000);
  expect(await endWorker(worker)).toBe(0);
  const ids = server.arrived.map(({ mail }) => mail.messageId ?? "");
  const lost = rows.filter(({ id }) => !ids.some((one) => one.startsWith(`<${id}.`)));
  note("lost", 0, "mails", lost.length);
  // Killed between the server's yes and the note of it, a process cannot know: a second copy has the same Message-ID.
  note("sent twice, with the same Message-ID", 0, "mails", ids.length - new Set(ids).size);
  await sql`delete from messages where group_id = ${groupId}`;
  await sql.end();
  await server.close();
  write({ mails, kills });
});
