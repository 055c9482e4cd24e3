import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type BrowserContext, expect } from "@playwright/test";
import { signInDirectly } from "../support/asking";
import { killServer } from "../support/ending";
import { makeOtherGroup, newMember } from "../support/joining";
import { current, makeRunnable, press, start, usual } from "../support/running";
import { freePort, removeData, type Site, startSite, stopSite } from "../support/sites";
import { signIn, test } from "../support/visit";

const dilemma = usual[1]?.title ?? "";
const slowly = { timeout: 30_000 };

/** A session that can be run on a site, and how its people come in. */
async function ready(site: Site, visit: (site: Site) => Promise<BrowserContext>) {
  const groupId = await makeOtherGroup(site);
  const sessionId = await makeRunnable(site, groupId);
  const somebody = (leads = false) => newMember(site, { leads, groupId });
  const enter = async (at: Site, path: string, leads = false) => {
    const page = await (await visit(at)).newPage();
    await signIn(page, await somebody(leads), { back: path });
    return page;
  };
  return {
    sessionId,
    somebody,
    desk: (at = site) => enter(at, `/facilitate/sessions/${sessionId}/run`, true),
    viewer: (at = site) => enter(at, `/sessions/${sessionId}/now`),
  };
}

const folders = () => mkdtempSync(join(tmpdir(), "rp-running-"));

test("a server that is killed and started again leaves everybody where they were, and they go on", async ({
  visit,
}) => {
  test.setTimeout(240_000);
  const folder = folders();
  let { site, child } = await startSite(folder, "group", ["--empty"]);
  const port = Number(new URL(site.url).port);
  const people = await ready(site, visit);
  const [desk, viewer] = [await people.desk(), await people.viewer()];
  await start(desk);
  await expect(current(viewer)).toHaveText("Arrive and settle");
  await killServer(child);
  const strip = viewer.getByText("We cannot reach the site just now. Times go on from the clock.");
  await expect(strip).toBeVisible(slowly);
  await expect(current(viewer)).toHaveText("Arrive and settle");

  ({ site, child } = await startSite(folder, "group", ["--empty"], port));
  await expect(strip).toHaveCount(0, slowly);
  await expect(desk.getByText("We cannot reach the site")).toHaveCount(0, slowly);
  await press(desk, `Move on to: ${dilemma}`);
  await expect(current(viewer)).toHaveText(dilemma, slowly);

  // A stream that is open keeps no server from ending: it is closed, and the server does not wait for it.
  const cookie = await signInDirectly(site, await people.somebody());
  const stream = await fetch(`${site.url}/api/sessions/${people.sessionId}/now/stream`, { headers: { cookie } });
  expect(stream.headers.get("content-type")).toBe("text/event-stream");
  expect(stream.headers.get("cache-control")).toContain("no-store");
  expect(stream.headers.get("x-accel-buffering")).toBe("no");
  const reader = stream.body?.getReader();
  expect(Buffer.from((await reader?.read())?.value ?? []).toString()).toContain(dilemma);
  const cut = (async () => {
    while (!(await reader?.read())?.done);
  })().catch(() => {});
  await stopSite(child);
  await cut;
  await removeData(folder, [site.data]);
});

test("two server processes on one database agree by the stream alone", async ({ visit }) => {
  test.setTimeout(240_000);
  const folder = folders();
  const first = await startSite(folder, "group", ["--empty"]);
  const second = await startSite(folder, "group", ["--empty"], await freePort());
  const people = await ready(first.site, visit);
  const [desk, viewer] = [await people.desk(), await people.viewer(second.site)];
  expect(new URL(viewer.url()).port).not.toBe(new URL(desk.url()).port);
  await viewer.route("**/now", (route) => route.abort());
  await expect(viewer.getByText("It has not started yet.")).toBeVisible();
  await start(desk);
  await expect(current(viewer)).toHaveText("Arrive and settle", slowly);
  await press(desk, `Move on to: ${dilemma}`);
  await expect(current(viewer)).toHaveText(dilemma, slowly);
  await stopSite(second.child);
  await stopSite(first.child);
  await removeData(folder, [first.site.data]);
});
