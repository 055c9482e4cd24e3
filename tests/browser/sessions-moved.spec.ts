import { expect, type Page } from "@playwright/test";
import { itemNames, ownGroup, planSession } from "../support/planning";
import { formReady, test } from "../support/visit";

const press = (page: Page, name: string) => page.getByRole("button", { name, exact: true }).click();
const told = (page: Page, words: string | RegExp) => expect(page.getByRole("status").getByText(words)).toBeVisible();

test("a session that moves clears who can come, and says so; what was shown before is not marked as sent", async ({
  visit,
}) => {
  const { desk, member } = await ownGroup(visit);
  const id = await planSession(desk);
  const reader = await member();
  await reader.goto(`/sessions/${id}`);
  await reader.getByRole("radio", { name: "I can come" }).check({ force: true });
  await told(reader, /^Saved\. You can change this/);

  await expect(desk.getByText(/^Moving the date or time clears who said they can come/)).toBeVisible();
  await desk.getByLabel("Date").fill("2031-06-05");
  await press(desk, "Save these details");
  await told(desk, /Who said they can come, and what was ticked as arranged, is cleared/);
  await expect(desk.getByRole("status").getByRole("link", { name: "See Messages" })).toBeVisible();
  // The page from before the move still shows the old date: an answer there is none for the new one.
  await reader.getByRole("radio", { name: "Not sure yet" }).check({ force: true });
  await expect(reader.getByText(/^This session has moved since you opened this page/)).toBeVisible();
  await reader.reload();
  for (const name of ["I can come", "Not sure yet"])
    await expect(reader.getByRole("radio", { name })).not.toBeChecked();

  // The message is open in one tab while the session moves on in another.
  const messages = await desk.context().newPage();
  await messages.goto("/facilitate/messages");
  await expect(messages.getByText(/It is now on Thursday 5 June/)).toBeVisible();
  await desk.getByLabel("Date").fill("2031-06-12");
  await press(desk, "Save these details");
  // Members see the second move only once it is stored.
  await expect(async () => {
    await reader.reload();
    await expect(reader.getByRole("heading", { level: 1 })).toContainText("12 June");
  }).toPass();
  await press(messages, "I have sent it");
  await told(messages, /so this still waits\. Load the page again/);
  await messages.reload();
  await expect(messages.getByText(/It is now on Thursday 12 June/)).toBeVisible();
  await expect(messages.getByText(/please say it again on its page/)).toBeVisible();
  await press(messages, "I have sent it");
  await expect(messages.getByText("Noted as sent.")).toBeVisible();
});

test("another place makes a message that says so and does not hold it", async ({ visit }) => {
  const { desk, member } = await ownGroup(visit);
  await member();
  await planSession(desk, { format: "ending" });
  await desk.getByText("How to join, what is provided, time zone").click();
  await desk.getByRole("radio", { name: "In person" }).check({ force: true });
  await desk.getByRole("textbox", { name: "Place (optional)" }).fill("12 Secret Street");
  await press(desk, "Save these details");
  await desk.getByRole("status").getByRole("link", { name: "See Messages" }).click();
  await expect(desk.getByRole("heading", { name: "The session has changed: Thursday 29 May 2031" })).toBeVisible();
  await expect(desk.getByText(/has changed: how to join and the place\. Its page shows it as it is now/)).toBeVisible();
  expect(await desk.content()).not.toContain("Secret Street");
});

test("a format of the group's own can be its usual, and new sessions begin with it", async ({ visit }) => {
  const { desk } = await ownGroup(visit);
  await planSession(desk, { format: "ending" });
  await desk.getByText("Keep this agenda for other sessions").click();
  await desk.getByLabel("Name of the format").fill("Our own ending");
  await press(desk, "Keep this agenda as a format");
  await expect(desk.getByText("Kept as “Our own ending”.")).toBeVisible();
  await desk.goto("/facilitate/sessions/usual");
  await desk.getByLabel("Agenda to start from").selectOption({ label: "Our own ending, 90 minutes" });
  await press(desk, "Save the usual");
  await expect(desk.getByText("Saved. New sessions start from this.")).toBeVisible();
  await desk.goto("/facilitate/sessions/year");
  await formReady(desk);
  await expect(desk.getByText(/with a draft of the agenda “Our own ending”/)).toBeVisible();
  await desk.goto("/facilitate/sessions/new");
  await expect(desk.getByLabel("Start the agenda from").locator("option:checked")).toHaveText(
    "Our own ending, 90 minutes",
  );
  await desk.getByLabel("Date").fill("2031-07-03");
  await desk.getByLabel("Starts at").fill("10:00");
  await press(desk, "Plan this session");
  await desk.waitForURL(/\/facilitate\/sessions\/[0-9a-f-]{36}$/);
  expect(await itemNames(desk)).toContain("Appreciations");
});
