import { randomUUID } from "node:crypto";
import { expect, type Page } from "@playwright/test";
import { ask } from "../support/asking";
import { beginSession, offerDilemma, pastSession } from "../support/coming";
import { databaseOf, newMember } from "../support/joining";
import { recordRequests } from "../support/places";
import { ownGroup, planSession } from "../support/planning";
import { search } from "../support/searching";
import { sites } from "../support/sites";
import { signIn, test, writeReflection } from "../support/visit";

const press = (page: Page, name: string) => page.getByRole("button", { name, exact: true }).click();
const group = () => sites().group;

/** The sealed form of a reflection as the database has it. */
async function sealed(id: string): Promise<string> {
  const sql = databaseOf(group());
  const rows = await sql`select version, rev, encode(envelope, 'hex') as envelope from journal_items where id = ${id}`;
  await sql.end();
  expect(rows).toHaveLength(1);
  return JSON.stringify(rows);
}

test("a dilemma goes from words of a reflection to being planned, brought and looked back on", async ({ visit }) => {
  test.slow();
  const { desk, groupId } = await ownGroup(visit);
  const author = await newMember(group(), { name: "Kit Author", groupId });
  const context = await visit(group());
  const page = await context.newPage();
  await signIn(page, author);
  const reader = await (await visit(group())).newPage();
  await signIn(reader, await newMember(group(), { name: "Robin Reader", groupId }));

  const [chosen, kept, title] = ["chosen", "kept", "title"].map((name) => `${name}-${randomUUID()}`);
  const body = `I asked Dr Thornbury, and ${chosen} happened.\n\nThis is for me alone: ${kept}`;
  const reflection = await writeReflection(page, { title, body });
  await page.goto(`/journal/read#${reflection}`);
  await expect(page.getByText(/^Last changed/)).toBeVisible();
  const before = await sealed(reflection);
  // All that belongs to the page has come, pressed or not: choosing and copying then ask the site for no file.
  await page.waitForLoadState("networkidle");
  const files: string[] = [];
  const note = (request: { url: () => string }) => request.url().includes("/_next/") && files.push(request.url());
  page.on("request", note);

  const sent = recordRequests(context);
  const offers: { url: string; headers: Record<string, string>; body: string }[] = [];
  context.on("request", async (request) => {
    if (request.url().endsWith("/api/dilemmas"))
      offers.push({ url: request.url(), headers: request.headers(), body: request.postData() ?? "" });
  });
  await press(page, "Offer words of this as a dilemma");
  await expect(page.getByRole("heading", { name: "Which words would you like to offer?" })).toBeFocused();
  await press(page, "Copy these words");
  await expect(page.getByText("Choose at least one passage")).toBeVisible();
  await page.getByLabel(/^I asked Dr Thornbury/).check();
  await press(page, "Copy these words");
  const leaving = page.getByRole("region", { name: "This is what leaves your journal, and nothing else" });
  await expect(leaving).toContainText(`I asked Dr Thornbury, and ${chosen} happened.`);
  await expect(leaving).not.toContainText(kept ?? "");
  await expect(leaving).toContainText("Nothing is sent about where these words came from.");
  expect(files).toEqual([]);
  page.off("request", note);
  await expect(page.getByText("Perhaps a name: Dr Thornbury")).toBeVisible();
  await expect(page.getByText("Removing a name is often not enough.", { exact: false })).toBeVisible();
  await page.getByLabel("What happened (optional)").fill(`I asked somebody, and ${chosen} happened.`);
  await expect(page.getByText("Perhaps a name: Dr Thornbury")).toHaveCount(0);
  await expect(leaving).toContainText("I asked somebody");
  await page.getByLabel("In one sentence").fill("Asked, and then what?");
  await page.getByLabel("The group and its facilitators").check();
  await press(page, "Offer this dilemma");
  await expect(page.getByRole("heading", { name: "Your dilemma is offered" })).toBeFocused();

  // Nothing that left tells which reflection it was, that it was one, or a word that was not chosen.
  expect(offers).toHaveLength(1);
  const [first] = offers;
  await page.goto("/dilemmas");
  const id = (await page.getByRole("link", { name: "Asked, and then what?" }).getAttribute("href"))?.split("/").at(-1);
  expect(JSON.parse(first?.body ?? "")).toEqual({
    dilemmaId: id,
    title: "Asked, and then what?",
    happened: `I asked somebody, and ${chosen} happened.`,
    wish: "",
    audience: "group",
    named: true,
  });
  expect(sent.length).toBeGreaterThan(0);
  const sought = [
    { name: "reflection id", text: reflection },
    { name: "reflection id as bytes", bytes: Uint8Array.from(Buffer.from(reflection.replaceAll("-", ""), "hex")) },
    { name: "words that were not chosen", text: kept ?? "" },
    { name: "its title", text: title ?? "" },
  ];
  expect(search(sent, sought)).toEqual([]);
  expect(search(sent, [{ name: "chosen", text: chosen ?? "" }])).not.toEqual([]);
  expect(await sealed(reflection)).toBe(before);

  // An offer that starts empty is the same request: address, headers and fields.
  await offerDilemma(page, { title: "Started empty" });
  const [, second] = offers;
  const shape = (one: (typeof offers)[number] | undefined) => ({
    url: one?.url,
    headers: Object.keys(one?.headers ?? {}).sort(),
    referer: one?.headers.referer,
    fields: Object.keys(JSON.parse(one?.body ?? "{}")),
  });
  expect(shape(second)).toEqual(shape(first));
  expect(shape(first).referer ?? "").toBe("");

  // Planned: its author and the group see for when.
  const next = await planSession(desk);
  await desk.goto("/facilitate/dilemmas");
  await desk.getByRole("link", { name: "Asked, and then what?" }).click();
  await expect(desk.getByText(`I asked somebody, and ${chosen} happened.`)).toBeVisible();
  await press(desk, "Plan it");
  await expect(desk.getByText("Planned. Its author sees for when.")).toBeVisible();
  await expect(desk.getByText(/^Planned for Thursday 29 May/)).toBeVisible();
  await page.goto(`/dilemmas/${id}`);
  await expect(page.getByText(/^Planned for Thursday 29 May/)).toBeVisible();

  // Brought: not to be changed any more, and its presenter may say what happened since.
  await beginSession(group(), next, 24);
  const following = await planSession(desk, { date: "2031-06-26" });
  await desk.goto(`/facilitate/dilemmas/${id}`);
  await press(desk, "Note as brought");
  await expect(desk.getByText("Noted as brought.")).toBeVisible();
  await expect(desk.getByText(/^Brought on /)).toBeVisible();
  await page.reload();
  await expect(page.getByRole("button", { name: "Withdraw it" })).toHaveCount(0);
  await reader.goto(`/sessions/${following}`);
  await expect(reader.getByRole("heading", { name: "Looking back" })).toHaveCount(0);
  await page.goto(`/sessions/${following}`);
  await page.getByRole("link", { name: "write what has happened since" }).click();
  await page.getByLabel("What has happened since?").fill("They wrote to us, at last.");
  await press(page, "Save");
  await expect(page.getByText("Saved. The group can read it.")).toBeVisible();
  await reader.reload();
  await expect(reader.getByText("They wrote to us, at last.")).toBeVisible();
  await reader.goto(`/dilemmas/${id}`);
  await expect(reader.getByText("They wrote to us, at last.")).toBeVisible();
  await expect(reader.getByText("Kit Author")).toBeVisible();
  await press(page, "Take it back");
  await expect(page.getByText("Taken back. Its words are gone.")).toBeVisible();
  await reader.reload();
  await expect(reader.getByText("They wrote to us, at last.")).toHaveCount(0);
});

test("what is for the facilitators alone, and who wrote an unnamed one, reaches no other member in any form", async ({
  visit,
}) => {
  const { desk, groupId } = await ownGroup(visit);
  const site = group();
  const author = await newMember(site, { name: `Author ${randomUUID()}`, groupId });
  const page = await (await visit(site)).newPage();
  await signIn(page, author);
  const alone = `alone-${randomUUID()}`;
  const shared = `shared-${randomUUID()}`;
  const aloneId = await offerDilemma(page, { title: alone, happened: `${alone} happened` });
  const sharedId = await offerDilemma(page, { title: shared, happened: "Something", shared: true, unnamed: true });
  const past = await pastSession(site, groupId);
  const next = await planSession(desk);
  for (const id of [aloneId, sharedId]) {
    await desk.goto(`/facilitate/dilemmas/${id}`);
    await expect(desk.getByText(author.name)).toBeVisible();
    await press(desk, "Note as brought");
    await expect(desk.getByText("Noted as brought.")).toBeVisible();
    await page.goto(`/dilemmas/${id}`);
    await page.getByLabel("What has happened since?").fill(`${id === aloneId ? alone : shared} since`);
    await press(page, "Save");
    await expect(page.getByText(/^Saved\./)).toBeVisible();
  }

  const reader = await (await visit(site)).newPage();
  await signIn(reader, await newMember(site, { name: "Robin Reader", groupId }));
  const cookie = (await reader.context().cookies()).map(({ name, value }) => `${name}=${value}`).join("; ");
  let found = 0;
  const paths = [
    "/dilemmas",
    `/dilemmas/${aloneId}`,
    `/dilemmas/${sharedId}`,
    `/sessions/${next}`,
    `/sessions/${past}`,
  ];
  for (const path of [...paths, "/sessions", "/api/today", "/api/sessions"])
    for (const headers of [{}, { RSC: "1" }] as Record<string, string>[]) {
      const { text, headers: back } = await ask(site, path, { cookie, headers });
      const whole = back.location ? (await ask(site, back.location, { cookie, headers })).text : text;
      for (const secret of [alone, author.name, author.memberId])
        expect(whole, `${path} ${secret}`).not.toContain(secret);
      if (whole.includes(`${shared}`)) found += 1;
    }
  // Found where it may be read: the list, its page and the next session, whole and as the router fetches them.
  expect(found).toBe(6);
  expect((await ask(site, `/dilemmas/${aloneId}`, { cookie })).status).toBe(404);
});
