import { AxeBuilder } from "@axe-core/playwright";
import { expect, type Page } from "@playwright/test";
import { ask, signInDirectly } from "../support/asking";
import { newMember } from "../support/joining";
import { ownGroup, planSession, savedDraft } from "../support/planning";
import { startReading } from "../support/screens-forms";
import { sites } from "../support/sites";
import type { Spoken } from "../support/speech";
import { test } from "../support/visit";

const press = (page: Page, name: string) => page.getByRole("button", { name, exact: true }).click();
const note = "Kit is not asked first today";

/** A published Standard agenda in a group of its own. */
async function published(visit: Parameters<typeof ownGroup>[0]) {
  const group = await ownGroup(visit);
  const id = await planSession(group.desk, {
    link: "https://meet.example.org/room-7",
    place: "By phone: 0300 000 0000\ncode 123",
    provided: "Live captions",
  });
  await press(group.desk, "Standard, 90 minutes");
  await press(group.desk, "Notes: Check-in round");
  await group.desk.getByLabel("For facilitators alone").fill(note);
  await savedDraft(group.desk);
  await press(group.desk, "Publish and tell members");
  await expect(group.desk.getByText(/^Published on /)).toBeVisible();
  return { ...group, id, reader: await group.member() };
}

const spoken = (page: Page) => page.evaluate(() => (window as unknown as { spoken: Spoken }).spoken);
const finish = (page: Page) =>
  page.evaluate(() => (window as unknown as { spoken: { finish(): void } }).spoken.finish());

test("one published agenda is reached from its page in large print and in plain text, with nothing of the notes", async ({
  visit,
}) => {
  const { id, reader, desk } = await published(visit);
  await reader.goto(`/sessions/${id}`);
  const titles = await reader.locator(".agenda h3").allInnerTexts();
  expect(titles).toHaveLength(13);

  await reader.getByRole("link", { name: "Large print, plain text or read aloud" }).click();
  await reader.getByRole("link", { name: "Large print", exact: true }).click();
  await expect(reader.getByRole("heading", { level: 1 })).toHaveText("Thursday 29 May 2031");
  expect(await reader.locator("article h3").allInnerTexts()).toEqual(titles);
  await expect(reader.getByText("code 123")).toBeVisible();
  for (const media of ["screen", "print"] as const) {
    await reader.emulateMedia({ media });
    const sizes = await reader
      .locator("article :is(p, b, h1, h3, a, button, span):visible")
      .evaluateAll((all) => all.map((one) => Number.parseFloat(getComputedStyle(one).fontSize)));
    // 18 points are 24 pixels.
    expect(Math.min(...sizes), media).toBeGreaterThanOrEqual(24);
    const lefts = await reader
      .locator("article :is(h1, h3, li p)")
      .evaluateAll((all) => all.map((one) => Math.round(one.getBoundingClientRect().left)));
    expect(new Set(lefts).size, media).toBe(1);
  }
  await expect(reader.getByRole("button", { name: "Print" })).toBeHidden();
  await reader.emulateMedia({ media: null });
  await reader.setViewportSize({ width: 320, height: 700 });
  expect(await reader.evaluate(() => document.documentElement.scrollWidth)).toBe(320);
  expect(await reader.content()).not.toContain(note);

  await reader.goto(`/sessions/${id}`);
  const [answer] = await Promise.all([
    reader.waitForResponse((response) => response.url().endsWith("/plain-text")),
    reader.getByRole("link", { name: "Plain text", exact: true }).click(),
  ]);
  expect(answer.headers()["content-type"]).toBe("text/plain; charset=utf-8");
  expect(answer.headers()["cache-control"]).toContain("no-store");
  const text = await answer.text();
  expect(text).toMatch(
    /^Thursday 29 May 2031\n10am to 11:30am, online, with live captions. We stop on time.\n\nTo join: https:\/\/meet.example.org\/room-7\nBy phone/,
  );
  expect(text).toContain("10:05  Check-in round (12 minutes)\n       How are you arriving? You can pass.\n");
  expect(text.endsWith("11:30  We finish\n")).toBe(true);
  for (const title of titles) expect(text).toContain(title);
  expect(text).not.toContain(note);

  // Taken back: none of its forms is there any more.
  await press(desk, "Unpublish");
  await expect(desk.getByText("Members cannot see the agenda yet.")).toBeVisible();
  for (const form of ["large-print", "plain-text", "read-aloud"])
    expect((await reader.request.get(`/sessions/${id}/${form}`)).status(), form).toBe(404);
});

test("no form of an agenda is there for a visitor or for another group's people", async ({ visit }) => {
  const { id } = await published(visit);
  const elsewhere = await ownGroup(visit);
  const { group } = sites();
  for (const form of ["large-print", "plain-text", "read-aloud", "calendar.ics"]) {
    const path = `/sessions/${id}/${form}`;
    const visitor = await ask(group, path);
    expect({ form, status: visitor.status, to: visitor.headers.location }).toEqual({
      form,
      status: 307,
      to: `/sign-in?back=${encodeURIComponent(path)}`,
    });
    for (const who of [elsewhere.lead, await newMember(group, { groupId: elsewhere.groupId })]) {
      const answer = await ask(group, path, { cookie: await signInDirectly(group, who) });
      expect({ form, status: answer.status }).toEqual({ form, status: 404 });
      expect(answer.text).not.toContain("Check-in round");
    }
  }
});

test("a voice of the device reads the agenda when asked: item by item, paused, carried on and stopped", async ({
  visit,
}) => {
  const { id, reader } = await published(visit);
  await startReading(reader, `/sessions/${id}/read-aloud`);
  const marked = reader.locator("[aria-current=true] h3");
  await expect(marked).toHaveText("Arrive and settle");
  // The British voice of the device, chosen by itself; the one that sends words away is not even listed.
  expect((await spoken(reader)).said).toEqual([{ text: "10am. Arrive and settle. 5 minutes.", voice: "Wren" }]);
  expect(await reader.getByLabel("Voice", { exact: true }).locator("option").allInnerTexts()).toEqual([
    "Wren (en-GB)",
    "Marlow (en-US)",
  ]);
  await finish(reader);
  await finish(reader);
  await expect(marked).toHaveText("Check-in round");
  await expect(reader.getByText("Being read")).toHaveCount(1);
  expect((await new AxeBuilder({ page: reader }).analyze()).violations).toEqual([]);

  await reader.getByRole("button", { name: "Pause" }).click();
  await expect(reader.getByText("Stopped here")).toBeVisible();
  await expect(reader.getByRole("button", { name: "Carry on" })).toBeFocused();
  const before = (await spoken(reader)).said.length;
  await reader.getByRole("button", { name: "Carry on" }).click();
  await expect(marked).toHaveText("Check-in round");
  const { said } = await spoken(reader);
  expect(said.slice(before)).toEqual([{ text: "10:05am. Check-in round. 12 minutes.", voice: "Wren" }]);

  await reader.getByRole("button", { name: "Stop" }).click();
  await expect(marked).toHaveCount(0);
  await expect(reader.getByRole("button", { name: "Stop" })).toBeFocused();
  await reader.getByRole("button", { name: "Read aloud" }).click();
  await expect(marked).toHaveText("Arrive and settle");
  await reader.evaluate(() => (window as unknown as { spoken: { fail(): void } }).spoken.fail());
  await expect(reader.getByRole("alert").filter({ hasText: "The voice stopped." })).toBeVisible();
});

test("a voice that may send the words away is offered only when asked for, says so, and reads only once chosen", async ({
  visit,
}) => {
  const { id, reader } = await published(visit);
  await startReading(reader, `/sessions/${id}/read-aloud`);
  await reader.getByLabel("Also offer voices that may send the words away").check();
  await expect(reader.locator("optgroup")).toHaveCount(2);
  await expect(reader.getByText(/may leave this device/)).toHaveCount(0);
  await reader.getByLabel("Voice", { exact: true }).selectOption("Cloud Voice (en-GB)");
  // Nothing goes on by itself in the other voice.
  await expect(reader.getByRole("button", { name: "Carry on" })).toBeVisible();
  await expect(reader.getByText(/the words of the agenda may leave this device/)).toBeVisible();
  expect((await spoken(reader)).said.map(({ voice }) => voice)).toEqual(["Wren"]);
  await reader.getByRole("button", { name: "Carry on" }).click();
  await expect.poll(async () => (await spoken(reader)).said.at(-1)?.voice).toBe("Cloud Voice");
  // Taken back while it reads: it is silent, and the device's own voice is the one that goes on.
  await reader.getByLabel("Also offer voices that may send the words away").uncheck();
  await expect(reader.getByRole("button", { name: "Carry on" })).toBeVisible();
  await reader.getByRole("button", { name: "Carry on" }).click();
  await expect.poll(async () => (await spoken(reader)).said.at(-1)?.voice).toBe("Wren");
});
