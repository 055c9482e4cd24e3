import { readdirSync, readFileSync } from "node:fs";
import { get, type IncomingMessage } from "node:http";
import type { Stage } from "@/lib/running/rules";
import { signInDirectly } from "../support/asking";
import { makeOtherGroup, newMember } from "../support/joining";
import { callAction } from "../support/routes";
import { makeRunnable } from "../support/running";
import type { Site } from "../support/sites";

const viewers = 40;
const each = 4;
const pause = (ms: number) => new Promise((done) => setTimeout(done, ms));

/** The process that serves a site: the launcher's child. */
function serverOf(site: Site): number {
  for (const pid of readdirSync("/proc").filter((name) => /^\d+$/.test(name))) {
    try {
      const parent = /^PPid:\s+(\d+)$/m.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1];
      if (Number(parent) === site.pid && readFileSync(`/proc/${pid}/cmdline`, "utf8").includes("scripts/serve.ts"))
        return Number(pid);
    } catch {
      // It has ended meanwhile.
    }
  }
  throw new Error("The site has no server process.");
}

const resident = (pid: number) =>
  Number(/^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1]) / 1024;

type Viewer = { last: Stage | null; at: number; leave: () => void };

function view(site: Site, sessionId: string, cookie: string): Promise<Viewer> {
  return new Promise((done, failed) => {
    const path = `${site.url}/api/sessions/${sessionId}/now/stream`;
    get(path, { headers: { Cookie: cookie }, agent: false }, (response: IncomingMessage) => {
      if (response.statusCode !== 200) return failed(new Error(`A viewer was answered ${response.statusCode}.`));
      const viewer: Viewer = { last: null, at: 0, leave: () => response.destroy() };
      let text = "";
      response.setEncoding("utf8").on("data", (part: string) => {
        text += part;
        for (let end = text.indexOf("\n\n"); end >= 0; end = text.indexOf("\n\n")) {
          const event = text.slice(0, end);
          text = text.slice(end + 2);
          if (!event.startsWith("data: ")) continue;
          viewer.last = JSON.parse(event.slice(6));
          viewer.at = performance.now();
          done(viewer);
        }
      });
      response.on("error", () => {});
    }).on("error", failed);
  });
}

/**
 * Forty viewers of one running session on one process: milliseconds from pressing until the last of them has each of
 * `steps` steps, and the megabytes of the process for each viewer.
 */
export async function runningFigures(site: Site, steps = 20): Promise<{ steps: number[]; megabytesAViewer: number }> {
  const groupId = await makeOtherGroup(site);
  const items = Array.from({ length: steps + 1 }, (_, at) => ({ title: `Item ${at}`, minutes: 5, line: "5 min Each" }));
  const sessionId = await makeRunnable(site, groupId, { items });
  const lead = await signInDirectly(site, await newMember(site, { leads: true, groupId }));
  const cookies: string[] = [];
  for (let at = 0; at < viewers / each; at += 1)
    cookies.push(await signInDirectly(site, await newMember(site, { groupId })));
  const act = async (name: string, version: number) => {
    const { result } = await callAction(site, "stepRun", { sessionId, version, act: name }, { cookie: lead });
    if (!(result as { ok: boolean })?.ok) throw new Error(`A step was refused: ${JSON.stringify(result)}`);
  };
  await act("start", 0);
  // One who came and went, so that what the first viewer brings along is not counted for all.
  (await view(site, sessionId, lead)).leave();
  await pause(3_000);
  const pid = serverOf(site);
  const before = resident(pid);
  const all: Viewer[] = [];
  for (const cookie of cookies) for (let at = 0; at < each; at += 1) all.push(await view(site, sessionId, cookie));
  await pause(1_000);
  const megabytesAViewer = (resident(pid) - before) / viewers;
  const figures: number[] = [];
  for (let version = 1; version <= steps; version += 1) {
    const from = performance.now();
    await act("move-on", version);
    while (!all.every(({ last }) => (last?.version ?? 0) > version)) await pause(2);
    figures.push(Math.max(...all.map(({ at }) => at)) - from);
  }
  for (const { leave } of all) leave();
  return { steps: figures, megabytesAViewer };
}
