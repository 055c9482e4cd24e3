import { expect } from "@playwright/test";
import { evaluationItems } from "@/lib/evaluations/rules";
import { databaseOf, newMember } from "../support/joining";
import { ownGroup } from "../support/planning";
import { callAction } from "../support/routes";
import { sites } from "../support/sites";
import { formReady, signInDirectly, test } from "../support/visit";

const answers = Object.fromEntries(evaluationItems.map(({ id }) => [id, "4"]));

test("six members reply once each, and the facilitator sees them together when the round is closed", async ({
  visit,
}) => {
  const site = sites().group;
  const { groupId, desk, member } = await ownGroup(visit);
  await desk.goto("/facilitate/evaluation");
  await desk.getByRole("button", { name: "Open this round" }).click();
  await expect(desk.getByText(/^Open since .+Fewer than five have replied so far/)).toBeVisible();

  const page = await member();
  await page.goto("/group");
  await page.getByRole("link", { name: "Say how the group works for you" }).click();
  await page.waitForURL("**/group/evaluation");
  await formReady(page);
  await page.getByRole("button", { name: "Send my reply" }).click();
  await expect(page.locator(".problem")).toContainText("Choose an answer to at least one of these");
  const trust = page.getByRole("group", { name: "I trust the people in this group" });
  await trust.getByLabel("Agree", { exact: true }).check({ force: true });
  await page.getByLabel(/^One line more/).fill("A line that survives.");
  await page.reload();
  await expect(page.getByLabel(/^One line more/)).toHaveValue("A line that survives.");
  await expect(trust.getByLabel("Agree", { exact: true })).toBeChecked();

  // The reply arrives, and its answer is lost on the way: sent again, it counts once.
  await page.route("**/group/evaluation", async (route) => {
    if (route.request().method() !== "POST") return route.continue();
    await route.fetch();
    await route.abort();
  });
  await page.getByRole("button", { name: "Send my reply" }).click();
  await expect(page.locator(".problem")).toContainText("it counts once");
  await page.unroute("**/group/evaluation");
  await page.getByRole("button", { name: "Send my reply" }).click();
  await expect(page.getByText("Thank you. Your reply is in")).toBeVisible();

  const sql = databaseOf(site);
  const [round] = await sql`select id from evaluations where group_id = ${groupId}`;
  await sql.end();
  const evaluationId: string = round?.id;
  const input = { evaluationId, answers, line: "" };
  // Who may not: a visitor, somebody of another group, and a member where only facilitators may.
  const elsewhere = await visit(site);
  await signInDirectly(elsewhere, await newMember(site));
  const cookieOf = async (context: typeof elsewhere) =>
    (await context.cookies()).map(({ name, value }) => `${name}=${value}`).join("; ");
  const as = async (name: string, given: unknown, cookie?: string) =>
    (await callAction(site, name, given, cookie ? { cookie } : {})).result;
  const stranger = await cookieOf(elsewhere);
  const own = await cookieOf(page.context());
  expect(await as("reply", input)).toEqual({ ok: false, reason: "signed-out" });
  expect(await as("reply", input, stranger)).toEqual({ ok: false, reason: "not-found" });
  expect(await as("reply", input, own)).toEqual({ ok: false, reason: "already" });
  for (const name of ["openEvaluation", "closeEvaluation"])
    for (const [cookie, reason] of [
      [undefined, "signed-out"],
      [own, "not-found"],
      [stranger, "not-found"],
    ] as const)
      expect(await as(name, { evaluationId, moment: "start" }, cookie)).toEqual({ ok: false, reason });

  for (let n = 0; n < 5; n += 1) {
    const context = await visit(site);
    await signInDirectly(context, await newMember(site, { groupId }));
    expect(await as("reply", input, await cookieOf(context))).toMatchObject({ ok: true });
  }
  await desk.reload();
  await expect(desk.getByText(/^Open since .+Five or more have replied/)).toBeVisible();
  await expect(desk.getByRole("table")).toHaveCount(0);
  await desk.getByRole("button", { name: "Close this round" }).click();
  await desk.getByRole("button", { name: "Close it" }).click();
  await expect(desk.getByRole("row", { name: "I trust the people in this group 100% (6 of 6)" })).toBeVisible();
  await expect(desk.getByText("A line that survives.")).toHaveCount(0);
});
