import { gzipSync } from "node:zlib";
import { expect } from "@playwright/test";
import { sites } from "../support/sites";
import { demoPeople, signIn, test } from "../support/visit";

const most = 210 * 1024;

test("the page for writing loads no more script than it needs, before anything is pressed", async ({ visit }) => {
  const person = demoPeople().find(({ role }) => role === "member");
  if (!person) throw new Error("There is no member in the demonstration");
  const page = await (await visit(sites().demonstration)).newPage();
  await signIn(page, person, { back: "/journal" });
  const cold = await page.context().newCDPSession(page);
  await cold.send("Network.enable");
  await cold.send("Network.setCacheDisabled", { cacheDisabled: true });
  const weights = new Map<string, Promise<number>>();
  page.on("response", (response) => {
    if (response.request().resourceType() !== "script" || weights.has(response.url())) return;
    weights.set(
      response.url(),
      response.body().then((body) => gzipSync(body).byteLength),
    );
  });
  await page.goto("/journal/write");
  await expect(page.locator("#body")).toBeEditable();
  // Nothing is fetched any more: what comes after this was asked for.
  await page.waitForLoadState("networkidle");
  const heaviest = await Promise.all([...weights].map(async ([url, weight]) => ({ url, weight: await weight })));
  heaviest.sort((one, other) => other.weight - one.weight);
  const sum = heaviest.reduce((total, { weight }) => total + weight, 0);
  const list = heaviest.map(({ url, weight }) => `${weight} ${new URL(url).pathname}`).join("\n");
  test.info().annotations.push({ type: "KiB of script, gzip", description: (sum / 1024).toFixed(1) });
  // With nothing counted, everything would be light enough.
  expect(heaviest.length, list).toBeGreaterThan(3);
  expect(sum, list).toBeLessThanOrEqual(most);
});
