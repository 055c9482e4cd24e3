import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type BrowserContext, expect } from "@playwright/test";
import { killServer } from "../support/ending";
import { makeOtherGroup, newMember } from "../support/joining";
import { makeRunnable } from "../support/running";
import { freePort, removeData, type Site, startSite, stopSite } from "../support/sites";
import { arrives, at, dilemma, press, start } from "../support/stage-pages";
import { signIn, test } from "../support/visit";

async function followers(site: Site, visit: (site: Site) => Promise<BrowserContext>) {
  const groupId = await makeOtherGroup(site);
  const sessionId = await makeRunnable(site, groupId);
  const enter = async (at: Site, path: string, leads: boolean) => {
    const page = await (await visit(at)).newPage();
    await signIn(page, await newMember(site, { leads, groupId }), { back: path });
    return page;
  };
  return { sessionId, enter };
}

test("a server that is killed and started again leaves everybody where they were, and they go on", async ({
  visit,
}) => {
  test.setTimeout(180_000);
  const folder = mkdtempSync(join(tmpdir(), "rp-running-"));
  let { site, child } = await startSite(folder, "group", ["--empty"]);
  const port = Number(new URL(site.url).port);
  const { sessionId, enter } = await followers(site, visit);
  const desk = await enter(site, `/facilitate/sessions/${sessionId}/run`, true);
  const viewer = await enter(site, `/sessions/${sessionId}/now`, false);
  await start(desk, sessionId);
  await at(viewer, "Arrive and settle");
  await killServer(child);
  await expect(viewer.getByText("We cannot reach the site just now. Times go on from the clock.")).toBeVisible(arrives);
  await at(viewer, "Arrive and settle");
  ({ site, child } = await startSite(folder, "group", ["--empty"], port));
  await expect(viewer.getByText("We cannot reach the site")).toHaveCount(0, arrives);
  await press(desk, `Move on to: ${dilemma}`);
  await at(viewer, dilemma);
  // Somebody who follows keeps no server from ending.
  await stopSite(child);
  await removeData(folder, [site.data]);
});

test("two server processes on one database agree", async ({ visit }) => {
  test.setTimeout(180_000);
  const folder = mkdtempSync(join(tmpdir(), "rp-running-"));
  const first = await startSite(folder, "group", ["--empty"]);
  const second = await startSite(folder, "group", ["--empty"], await freePort());
  expect(second.site.url).not.toBe(first.site.url);
  const { sessionId, enter } = await followers(first.site, visit);
  const desk = await enter(first.site, `/facilitate/sessions/${sessionId}/run`, true);
  const viewer = await enter(second.site, `/sessions/${sessionId}/now`, false);
  // Nothing but the stream may bring it: a screen that asks would agree in any case.
  await viewer.route("**/now", (route) => route.abort());
  await expect(viewer.getByText("It has not started yet.")).toBeVisible();
  await start(desk, sessionId);
  await at(viewer, "Arrive and settle");
  await press(desk, `Move on to: ${dilemma}`);
  await at(viewer, dilemma);
  await stopSite(second.child);
  await stopSite(first.child);
  await removeData(folder, [first.site.data]);
});
