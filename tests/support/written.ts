import { randomUUID } from "node:crypto";
import { expect } from "vitest";
import { listHistories } from "@/lib/journal/queries";
import { randomBytes, toHex } from "@/lib/journal/vault/bytes";
import { changeSettings, settingsIn } from "@/lib/journal/vault/choices";
import { underPrevious } from "@/lib/journal/vault/contents";
import { changeHistory, readHistory, withVersion } from "@/lib/journal/vault/history";
import type { JournalKey } from "@/lib/journal/vault/journal-key";
import { rotate } from "@/lib/journal/vault/new-password";
import { makeWords } from "@/lib/journal/vault/recovery";
import type { Reflection } from "@/lib/journal/vault/reflection";
import { openMover } from "@/lib/journal/vault/reseal";
import { pull, type Saver, send } from "@/lib/journal/vault/saving";
import type { Tabs } from "@/lib/journal/vault/tabs";
import { makeDevice } from "./device";
import { accountOf, deriveOnce, openWithPassword, type PersonForTests, tryPassword } from "./person";

/** One tab, which has nobody to take turns with. */
export const tabs = { inTurn: (work: () => unknown) => work(), tell: () => {} } as unknown as Tabs;

/** The turns of a tab that writes and moves at once. */
export function takingTurns() {
  let last: Promise<unknown> = Promise.resolve();
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const mine = last.then(work, work);
    last = mine;
    return mine;
  };
  return { inTurn, turns: { inTurn, tell: () => {} } as unknown as Tabs };
}

/** A reflection with this text. */
export function words(id: string, body: string): Reflection {
  const now = new Date().toISOString();
  return { v: 1, id, createdAt: now, editedAt: now, title: "", body, tags: [] };
}

/** Writes over what the device knows, and sees it arrive. */
export async function save(device: Saver, body: string, how: { id?: string; deleted?: boolean; base?: number } = {}) {
  const id = how.id ?? randomUUID();
  const base = how.base ?? device.contents.items.get(id)?.version ?? 0;
  const sent = await send(device, { reflection: words(id, body), base, deleted: how.deleted ?? false });
  expect(sent.state.state).toBe("saved");
  return id;
}

/** A journal with something of everything: live, deleted, settings, history. */
export async function written(person: PersonForTests, count = 8) {
  const journal = (await openWithPassword(person, person.password)) as JournalKey;
  const device = makeDevice(person.memberId, journal);
  await pull(device);
  const ids: string[] = [];
  for (let n = 0; n < count; n += 1) ids.push(await save(device, `reflection ${n}`));
  const deleted = await save(device, "deleted, and to come back");
  await save(device, "deleted, and to come back", { id: deleted, deleted: true });
  await changeSettings(device, (before) => ({ ...before, themes: ["bread"] }));
  const [first = ""] = ids;
  expect(await changeHistory(device, first, (all) => withVersion(all, words(first, "as it was")))).toMatchObject({
    ok: true,
  });
  return { device, journal, ids, deleted, first };
}

/** Begins with a new key, as somebody with the current password does. A `seed` given again spares a second stretching. */
export async function begin(
  person: PersonForTests,
  device: Saver,
  next: string,
  { kit = makeWords(), seed = randomBytes(32) } = {},
) {
  const proved = await tryPassword(person, person.password);
  if (!proved) throw new Error("the current password opens nothing");
  const derived = await deriveOnce({ email: person.email, password: next, seedHex: toHex(seed) });
  const ready = { raw: proved.raw, authHex: proved.derived.authHex, next: derived, seed };
  return rotate(await accountOf(person), ready, kit, {
    ...device,
    pull: () => pull(device),
    beginning: async () => {},
  });
}

/** A device that signs in with a password, or has its key, goes on with what is left, and is asked for everything. */
export async function arrive(person: PersonForTests, password: string | JournalKey) {
  const journal = typeof password === "string" ? await openWithPassword(person, password) : password;
  if (!journal) return null;
  const device = makeDevice(person.memberId, journal);
  expect(await pull(device)).toBeNull();
  expect(device.contents.doubtful).toBe(false);
  const mover = openMover({ saver: device, tabs, changed: () => {} });
  await mover.move();
  mover.stop();
  return device;
}

/** Every text that opens, in order. */
export const bodies = (device: Saver) =>
  [...device.contents.opened.values()].map(({ reflection }) => reflection.body).sort();

/** Sees that nothing is missing, doubtful or left under the old key for whoever has this password. */
export async function whole(
  person: PersonForTests,
  password: string | JournalKey,
  made: Awaited<ReturnType<typeof written>>,
) {
  const device = await arrive(person, password);
  if (!device) throw new Error("that password opens nothing");
  expect(underPrevious(device.contents, device.journal)).toEqual([]);
  expect(bodies(device)).toEqual([...made.ids.map((_, n) => `reflection ${n}`), "deleted, and to come back"].sort());
  expect(device.contents.items.get(made.deleted)?.state).toBe("deleted");
  expect(settingsIn(device.contents, device.memberId)?.themes).toEqual(["bread"]);
  const history = await readHistory(device, made.first);
  expect(history.ok && history.versions.map(({ body }) => body)).toEqual(["as it was"]);
  const fresh = await arrive(person, password);
  expect(fresh?.contents.sum).toEqual(device.contents.sum);
  const under = await listHistories(person.member, { under: made.journal.keyId });
  return { device, leftUnderOld: under.items.length };
}
