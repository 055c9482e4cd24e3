import { expect } from "@playwright/test";
import { ownGroup, planSession } from "../support/planning";
import { sites } from "../support/sites";
import { signIn, test } from "../support/visit";

test("from signing in, a planned date is published to members in three acts", async ({ visit }) => {
  const { lead, desk, member } = await ownGroup(visit);
  const id = await planSession(desk, { format: "standard" });
  const page = await (await visit(sites().group)).newPage();
  await signIn(page, lead);

  const acts: string[] = [];
  const act = async (name: string, does: Promise<void>) => {
    acts.push(name);
    await does;
  };
  await act("open it", page.getByRole("link", { name: "Open the draft agenda" }).click());
  await page.waitForURL(`**/facilitate/sessions/${id}`);
  const line = page.getByRole("textbox", { name: "Item 5", exact: true });
  await expect(line).toHaveValue("Telling it");
  await act("change the dilemma line", line.fill("Telling it: asked to speak for everyone"));
  await act("publish", page.getByRole("button", { name: "Publish and tell members" }).click());
  await expect(page.getByText(/^Published on /)).toBeVisible();
  expect(acts).toHaveLength(3);

  const reading = await member();
  await reading.goto(`/sessions/${id}`);
  await expect(reading.getByRole("heading", { name: "Telling it: asked to speak for everyone" })).toBeVisible();
});
