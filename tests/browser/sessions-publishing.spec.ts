import { expect, type Page } from "@playwright/test";
import { sessionFormats } from "@/lib/agendas/formats";
import { ownGroup, planSession, savedDraft } from "../support/planning";
import { sites } from "../support/sites";
import { demoPeople, signIn, test } from "../support/visit";

const press = (page: Page, name: string) => page.getByRole("button", { name, exact: true }).click();
const link = "https://meet.example.org/room-7";
const note = "Kit is not asked first today";

test("members see what was published, and nothing of the draft, from the first time to the last", async ({ visit }) => {
  const { desk, member } = await ownGroup(visit);
  const reader = await member();
  const id = await planSession(desk, { link });
  await press(desk, "Standard, 90 minutes");
  await press(desk, "Notes: Check-in round");
  await desk.getByLabel("For facilitators alone").fill(note);
  await savedDraft(desk);

  // The preview is the member's own page, with the draft in it and without the note.
  await desk.getByRole("link", { name: "See it as a member" }).click();
  await expect(desk.getByText("They cannot see it until you publish it.")).toBeVisible();
  await expect(desk.getByText("Telling it")).toBeVisible();
  await expect(desk.getByRole("link", { name: "Join link" })).toHaveAttribute("href", link);
  expect(await desk.content()).not.toContain(note);
  await desk.getByRole("link", { name: "Back to building" }).click();
  await reader.goto(`/sessions/${id}`);
  await expect(reader.getByText("The agenda is not ready yet.")).toBeVisible();

  await press(desk, "Publish and tell members");
  await expect(desk.getByText(/^Published on .* Members can see that version\.$/)).toBeVisible();
  await reader.reload();
  await expect(reader.getByRole("heading", { name: "Telling it" })).toBeVisible();
  expect(await reader.content()).not.toContain(note);

  // Changed: members go on seeing the old one until it is published again.
  await desk.getByLabel("Item 5", { exact: true }).fill("Telling it slowly");
  await savedDraft(desk);
  await expect(desk.getByText("They cannot see your changes since then.")).toBeVisible();
  await reader.reload();
  await expect(reader.getByRole("heading", { name: "Telling it" })).toHaveText("Telling it");
  await desk.goto("/facilitate/sessions");
  await expect(desk.getByText("Agenda published. Your newer changes are not")).toBeVisible();
  await desk.goto(`/facilitate/sessions/${id}`);
  await press(desk, "Publish changes");
  await expect(desk.getByRole("button", { name: "Published", exact: true })).toBeVisible();
  await reader.reload();
  await expect(reader.getByRole("heading", { name: "Telling it slowly" })).toBeVisible();

  await press(desk, "Unpublish");
  await expect(desk.getByText("Draft. Members cannot see the agenda yet.")).toBeVisible();
  await reader.reload();
  await expect(reader.getByText("The agenda is not ready yet.")).toBeVisible();
  await expect(reader.getByText("Telling it")).toHaveCount(0);
  await desk.reload();
  await expect(desk.getByLabel("Item 5", { exact: true })).toHaveValue("Telling it slowly");
});

// The pages of a PDF, counted in the file itself.
const pagesOf = (pdf: Buffer) => pdf.toString("latin1").match(/\/Type\s*\/Page\b/g)?.length ?? 0;

test("every format prints on one side of A4, with the times and without the furniture", async ({ visit }) => {
  const { desk } = await ownGroup(visit);
  for (const { name, minutes } of sessionFormats) {
    await planSession(desk, { minutes: String(minutes), link, place: "By phone: 0300 000 0000", provided: "Captions" });
    await press(desk, `${name}, ${minutes} minutes`);
    await savedDraft(desk);
    await desk.getByRole("link", { name: "See it as a member" }).click();
    await expect(desk.getByText("We finish")).toBeVisible();
    expect(pagesOf(await desk.pdf({ preferCSSPageSize: true })), name).toBe(1);
  }
  await desk.emulateMedia({ media: "print" });
  for (const furniture of ["header.site", "footer.foot", ".skip", ".tellme", "main a.btn", "main button"]) {
    for (const one of await desk.locator(furniture).all()) await expect(one).toBeHidden();
  }
  await expect(desk.getByText("10:00")).toBeVisible();
  await expect(desk.getByRole("heading", { level: 1 })).toBeVisible();
  // The control: what does not fit is counted as more than one.
  const long = await desk.context().newPage();
  await long.setContent("<p>a line</p>".repeat(120));
  expect(pagesOf(await long.pdf({ format: "A4" }))).toBeGreaterThan(1);
});

test("a full agenda with two dilemmas prints on one side of A4", async ({ visit }) => {
  const page = await (await visit(sites().demonstration)).newPage();
  const member = demoPeople().find(({ role }) => role === "member");
  if (!member) throw new Error("The demonstration has no members");
  await signIn(page, member, { back: "/sessions" });
  await page.locator("section[aria-labelledby=coming] li a").first().click();
  await expect(page.getByText("We finish")).toBeVisible();
  await expect(page.locator(".agenda .item")).toHaveCount(9);
  expect(pagesOf(await page.pdf({ preferCSSPageSize: true }))).toBe(1);
});
