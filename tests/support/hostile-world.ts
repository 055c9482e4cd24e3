import { randomUUID } from "node:crypto";
import { afterEach, beforeEach, vi } from "vitest";
import { importJournalKey, makeRawKey } from "@/lib/journal/vault/journal-key";
import type { SaveState } from "@/lib/journal/vault/view";
import { deviceInUse, type InUse, stubBrowser } from "./device-in-use";
import { makeServer } from "./hostile-server";

const page = (body: string) => ({ title: "", body, tags: [], draft: false });

/** What a device shows: words by id, where they stand, and what is said about the whole. */
export function shown(device: InUse) {
  const { reflections, deleted, unreadable, doubtful, lockedAway, settings } = device.part().contents();
  const words = (list: typeof reflections) =>
    Object.fromEntries(list.map(({ id, reflection }) => [id, reflection.body]));
  return {
    live: words(reflections),
    deleted: words(deleted),
    unreadable,
    doubtful,
    lockedAway,
    themes: settings.themes,
  };
}

/**
 * A journal on a server that may lie, with two devices. Both have seen `one` (two versions), `two`, `three` (deleted) and
 * the settings; then `there` changed `one` once more and wrote `four`, which `here` has not seen.
 */
export async function makeWorld() {
  const server = makeServer();
  const [memberId, one, two, three, four] = [1, 2, 3, 4, 5].map(() => randomUUID()) as [string, ...string[]] as [
    ...[string, string, string, string, string],
  ];
  const journal = await importJournalKey(makeRawKey());
  /** Every text that was ever written under an id, oldest first. */
  const written: Record<string, string[]> = {};
  const device = () => deviceInUse({ memberId, journal, fetch: server.fetch });
  const write = (on: InUse, id: string, body: string): Promise<SaveState> => {
    written[id] = [...(written[id] ?? []), body];
    return on.as(async () => {
      on.part().write(id, page(body));
      return on.part().flush(id);
    });
  };
  const sync = (on: InUse) => on.as(() => on.part().refresh());
  const [here, there] = [device(), device()];
  for (const on of [here, there]) await on.open();
  await write(here, one, "one, at first");
  const atFirst = server.keep();
  const older = server.whole();
  await write(here, one, "one, written on");
  await write(here, two, "two");
  await write(here, three, "three, deleted");
  await here.as(() => here.part().change(three, true));
  await here.as(() => here.part().changeSettings((before) => ({ ...before, themes: ["an own theme"] })));
  for (const on of [there, here]) await sync(on);
  await write(there, one, "one, newest");
  await write(there, four, "four");
  const done = () => {
    for (const on of [here, there]) on.crash();
  };
  const ids = { memberId, one, two, three, four };
  return { ...ids, ids, server, journal, written, device, here, there, write, sync, older, atFirst, done };
}

export type World = Awaited<ReturnType<typeof makeWorld>>;

/** Makes a world before each test of a file, and ends it afterwards. */
export function worldForEach(use: (world: World) => void): void {
  let world: World;
  beforeEach(async () => {
    stubBrowser();
    world = await makeWorld();
    use(world);
  });
  afterEach(() => {
    world.done();
    vi.unstubAllGlobals();
  });
}

/** What the newest words are in it. */
export const newestIn = ({ one, two, four }: World) => ({ [one]: "one, newest", [two]: "two", [four]: "four" });

/** What a network answers that wants to be signed in to first. */
export const guestNetwork = (status: number) =>
  new Response("<!doctype html><title>Sign in to the guest network</title>", {
    status,
    headers: { "Content-Type": "text/html" },
  });
