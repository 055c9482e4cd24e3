import type { ChildProcess } from "node:child_process";
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect } from "@playwright/test";
import { databaseOf, makeOtherGroup, newMember } from "../support/joining";
import { openMailServer } from "../support/mail-server";
import { planSession, savedDraft } from "../support/planning";
import { freePort, removeData, type Site, startSite, stopSite } from "../support/sites";
import { signIn, test } from "../support/visit";

let site: Site;
let child: ChildProcess;
let folder: string;
let server: Awaited<ReturnType<typeof openMailServer>>;
test.beforeAll(async () => {
  test.setTimeout(180_000);
  folder = mkdtempSync(join(tmpdir(), "rp-mail-"));
  server = await openMailServer();
  const port = await freePort();
  const mail = {
    SMTP_URL: server.url,
    MAIL_FROM: "The group <group@example.org>",
    PUBLIC_URL: `http://127.0.0.1:${port}`,
  };
  ({ site, child } = await startSite(folder, "group", ["--empty"], port, mail));
});
test.afterAll(async () => {
  await stopSite(child);
  await removeData(folder, [site.data]);
  await server.close();
});

/** The two minutes that a message about a session waits are over. */
async function letThemLeave() {
  const sql = databaseOf(site);
  await sql`update messages set not_before = null`;
  await sql`update pgboss.job set start_after = now() where state = 'created'`;
  await sql.end();
}

test("an agenda is published and its mail arrives; its reader stops such mails; one that is refused is tried again", async ({
  visit,
}) => {
  test.setTimeout(180_000);
  const groupId = await makeOtherGroup(site);
  const lead = await newMember(site, { name: "Rowan Lead", leads: true, groupId });
  const [one, other] = [await newMember(site, { groupId }), await newMember(site, { groupId })];
  const desk = await (await visit(site)).newPage();
  await signIn(desk, lead);
  await planSession(desk);
  await desk.getByRole("button", { name: "Ending, 90 minutes" }).click();
  await savedDraft(desk);
  await desk.getByRole("button", { name: "Publish and tell members" }).click();
  await expect(desk.locator(".tellme")).toContainText("Published.");
  await desk.goto("/facilitate/messages");
  await expect(desk.getByRole("listitem").filter({ hasText: "The agenda is ready: 2 emails" })).toBeVisible();

  server.rules.set(other.email, { at: "RCPT", code: 550, times: 1 });
  await letThemLeave();
  await server.until(1, one.email);
  const link = /\/unsubscribe\/\S+/.exec(server.to(one.email)[0]?.mail.text ?? "")?.[0] ?? "";
  expect(link).not.toBe("");
  const reader = await (await visit(site)).newPage();
  // Opened, and opened again: nothing happens.
  for (let times = 0; times < 2; times += 1) {
    await reader.goto(link);
    await expect(reader.getByRole("heading", { name: "Stop these emails?" })).toBeVisible();
  }
  await reader.getByRole("button", { name: "Stop these emails" }).click();
  await expect(reader.getByRole("heading", { name: "These emails are stopped" })).toBeVisible();
  await reader.getByRole("link", { name: "which emails you get" }).click();
  await signIn(reader, one, { back: "/account/mail" });
  const agendas = reader.getByRole("checkbox", { name: "An agenda is ready, or has changed" });
  await expect(agendas).not.toBeChecked();
  await agendas.check({ force: true });
  await reader.getByRole("button", { name: "Save" }).click();
  await expect(reader.getByRole("status").filter({ hasText: "Saved." })).toBeVisible();
  await reader.reload();
  await expect(agendas).toBeChecked();
  // What a mail program does by itself, from nowhere in particular.
  const clicked = await fetch(`${site.url}${link}`, {
    method: "POST",
    body: new URLSearchParams({ "List-Unsubscribe": "One-Click" }),
    redirect: "manual",
  });
  expect([clicked.status, await clicked.text()]).toEqual([200, "Stopped.\n"]);
  expect(
    (await fetch(`${site.url}${link}`, { method: "POST", body: new URLSearchParams({ anything: "else" }) })).status,
  ).toBe(404);
  await reader.reload();
  await expect(agendas).not.toBeChecked();

  await desk.reload();
  await expect(desk.getByText("The mail server says that it cannot deliver to this address")).toBeVisible();
  await desk.getByRole("button", { name: "Try again" }).click();
  await server.until(1, other.email);
  await expect(async () => {
    await desk.reload();
    await expect(desk.getByRole("listitem").filter({ hasText: "The agenda is ready: 2 emails" })).toBeVisible();
    await expect(desk.getByRole("button", { name: "Try again" })).toHaveCount(0);
  }).toPass();

  // A browser that was never here, for an account that has signed in before.
  const before = server.to(one.email).length;
  await signIn(await (await visit(site)).newPage(), one);
  await server.until(before + 1, one.email);
  expect(server.to(one.email).at(-1)?.mail.subject).toBe("A sign-in on a new device");
});
