import { describe, expect, it } from "vitest";
import { utf8 } from "@/lib/journal/vault/bytes";
import { seal } from "@/lib/journal/vault/envelope";
import { importJournalKey, makeRawKey } from "@/lib/journal/vault/journal-key";
import type { SyncAnswer, SyncItem } from "@/lib/journal/wire";
import { shown, type World, worldForEach } from "@/tests/support/hostile-world";
import { flipped, memberB } from "@/tests/support/vault";

let world: World;
worldForEach((made) => {
  world = made;
});

const item = ({ items }: SyncAnswer, id: string) => items.find((one) => one.id === id) as SyncItem;
const changed = (whole: SyncAnswer, id: string, to: Partial<SyncItem>): SyncAnswer => ({
  ...whole,
  items: whole.items.map((one) => (one.id === id ? { ...one, ...to } : one)),
});
const bytes = (envelope: Uint8Array, at: number, ...to: number[]) => {
  const copy = Uint8Array.from(envelope);
  copy.set(to, at);
  return copy;
};
const sealed = (kind: 1 | 2 | 4, id: string, version: number, text = "{}") =>
  seal(world.journal, utf8(text), { kind, memberId: world.memberId, id, version });
/** The same sealing by somebody else: another key, another member, dressed up with this journal's key id. */
async function strangers(kind: 1 | 2, id: string, version: number, dressed: boolean) {
  const other = await importJournalKey(makeRawKey());
  const envelope = await seal(other, utf8("{}"), { kind, memberId: memberB, id, version });
  return dressed ? bytes(envelope, 4, ...world.journal.keyId) : envelope;
}

type Attack = () => Promise<(whole: SyncAnswer) => SyncAnswer> | ((whole: SyncAnswer) => SyncAnswer);
type Shown = ReturnType<typeof shown>;

/** What a newly opened device shows, beside the doubt: by default the truth but for `one`, which did not open. */
const attacks: [string, Attack, (() => Partial<Shown>)?][] = [
  [
    "swaps the envelopes of two reflections",
    () => (whole) => {
      const [one, two] = [item(whole, world.one), item(whole, world.two)];
      return changed(changed(whole, one.id, { envelope: two.envelope }), two.id, { envelope: one.envelope });
    },
    () => ({ live: { [world.four]: "four" }, unreadable: [world.two, world.one] }),
  ],
  ["shows the head as a reflection", () => (whole) => changed(whole, world.one, { envelope: whole.head })],
  [
    "shows the settings as a reflection",
    () => (whole) => changed(whole, world.one, { envelope: item(whole, world.memberId).envelope }),
  ],
  [
    "shows a draft of this device as a reflection",
    async () => {
      const envelope = await sealed(4, world.one, 3);
      return (whole) => changed(whole, world.one, { envelope });
    },
  ],
  [
    "shows what another member's key sealed",
    async () => {
      const envelope = await strangers(1, world.one, 3, true);
      return (whole) => changed(whole, world.one, { envelope });
    },
  ],
  [
    "passes an older version off as the newest",
    () => (whole) => changed(whole, world.one, { envelope: item(world.older, world.one).envelope }),
  ],
  ["claims a version of 2^32 - 1", () => (whole) => changed(whole, world.one, { version: 2 ** 32 - 1 })],
  ...[0, 2].map((format): [string, Attack] => [
    `sends an envelope of format ${format}`,
    () => (whole) => changed(whole, world.one, { envelope: bytes(item(whole, world.one).envelope, 2, format) }),
  ]),
  [
    "sends an envelope of a length that padding does not make",
    () => (whole) => changed(whole, world.one, { envelope: item(whole, world.one).envelope.slice(0, 1000) }),
  ],
  ["sends an empty envelope", () => (whole) => changed(whole, world.one, { envelope: new Uint8Array(0) })],
  [
    "changes one bit",
    () => (whole) => changed(whole, world.one, { envelope: flipped(item(whole, world.one).envelope, 60) }),
  ],
  [
    "shows a reflection under a key that this journal never had",
    async () => {
      const envelope = await strangers(1, world.one, 3, false);
      return (whole) => changed(whole, world.one, { envelope });
    },
    () => ({ live: { [world.two]: "two", [world.four]: "four" }, unreadable: [], lockedAway: 1 }),
  ],
  [
    "replays an older version",
    () => (whole) => changed(whole, world.one, item(world.older, world.one)),
    () => ({ live: { [world.one]: "one, at first", [world.two]: "two", [world.four]: "four" }, unreadable: [] }),
  ],
  [
    "withholds a reflection",
    () => (whole) => ({ ...whole, items: whole.items.filter(({ id }) => id !== world.four) }),
    () => ({ live: { [world.one]: "one, newest", [world.two]: "two" }, unreadable: [] }),
  ],
  [
    "fakes a tombstone",
    () => (whole) => changed(whole, world.two, { state: "gone", envelope: new Uint8Array(0), rev: 9 }),
    () => ({ live: { [world.one]: "one, newest", [world.four]: "four" }, unreadable: [] }),
  ],
  [
    "shows a live one as deleted",
    () => (whole) => changed(whole, world.two, { state: "deleted", deleteOnDay: 20_000 }),
    () => ({ live: { [world.one]: "one, newest", [world.four]: "four" }, unreadable: [] }),
  ],
  [
    "shows a deleted one as live",
    () => (whole) => changed(whole, world.three, { state: "live" }),
    () => ({ deleted: {}, unreadable: [] }),
  ],
  [
    "sends one reflection twice",
    () => (whole) => ({ ...whole, items: [...whole.items, item(whole, world.one)] }),
    () => ({ live: truth().live, unreadable: [] }),
  ],
  [
    "shows a reflection under another id as well",
    () => (whole) => ({ ...whole, items: [...whole.items, { ...item(whole, world.one), id: memberB }] }),
    () => ({ live: truth().live, unreadable: [memberB] }),
  ],
  [
    "puts a reflection in the place of the settings",
    () => (whole) => changed(whole, world.memberId, { envelope: item(whole, world.one).envelope }),
    () => ({ live: truth().live, unreadable: [], themes: [] }),
  ],
  ["withholds the head", () => (whole) => ({ ...whole, head: new Uint8Array(0) }), () => ({ unreadable: [] })],
  [
    "replays an old head as the newest",
    () => (whole) => ({ ...whole, head: world.older.head }),
    () => ({ live: truth().live, unreadable: [] }),
  ],
  [
    "replays an old head as what it is",
    () => (whole) => ({ ...whole, head: world.older.head, headVersion: world.older.headVersion }),
    () => ({ live: truth().live, unreadable: [] }),
  ],
  [
    "claims that nothing was ever saved",
    () => () => ({ headVersion: 0, lastRev: 0, head: new Uint8Array(0), items: [] }),
    // Nothing vouches for anything on a device that has seen nothing: see the rollback below.
    () => ({ live: {}, unreadable: [], doubtful: false }),
  ],
  [
    "claims a head of version 2^32 - 1",
    () => (whole) => ({ ...whole, headVersion: 2 ** 32 - 1 }),
    () => ({ live: truth().live, unreadable: [] }),
  ],
  [
    "shows another member's head",
    async () => {
      const head = await strangers(2, memberB, 8, true);
      return (whole) => ({ ...whole, head });
    },
    () => ({ live: truth().live, unreadable: [] }),
  ],
];

const truth = () => ({
  live: { [world.one]: "one, newest", [world.two]: "two", [world.four]: "four" },
  deleted: { [world.three]: "three, deleted" },
  unreadable: [],
  doubtful: false,
  lockedAway: 0,
  themes: ["an own theme"],
});

function expectNothingWrong(now: Shown, before: Shown | null): void {
  const age = (id: string, body: string | undefined) => (world.written[id] ?? []).indexOf(body ?? "");
  const all = { ...now.live, ...now.deleted };
  for (const [id, body] of Object.entries(all)) expect(age(id, body), `${body} under ${id}`).toBeGreaterThanOrEqual(0);
  for (const [id, body] of Object.entries({ ...before?.live, ...before?.deleted }))
    expect(age(id, all[id]), `${body} is lost`).toBeGreaterThanOrEqual(age(id, body));
  if (before) expect(now.themes).toEqual(before.themes);
}

describe("a server that", () => {
  it.each(attacks)("%s is noticed, shows nothing wrong, and takes nothing away", async (_name, attack, fresh) => {
    const { here, server, sync } = world;
    const before = shown(here);
    const stored = [...here.store.kept.keys()];
    server.twist = await attack();
    for (const round of [1, 2]) {
      await sync(here);
      expectNothingWrong(shown(here), before);
      expect(shown(here).doubtful, `round ${round}`).toBe(true);
      expect(stored.filter((key) => !here.store.kept.has(key))).toEqual([]);
    }
    // What this device keeps opens again, still against a lying server.
    here.crash();
    await here.open();
    expectNothingWrong(shown(here), before);
    expect(shown(here).doubtful).toBe(true);

    const newcomer = world.device();
    await newcomer.open();
    expectNothingWrong(shown(newcomer), null);
    const usual = { live: { [world.two]: "two", [world.four]: "four" }, unreadable: [world.one] };
    expect(shown(newcomer)).toMatchObject({ doubtful: true, ...(fresh?.() ?? usual) });

    server.twist = null;
    for (const on of [here, newcomer]) {
      await sync(on);
      expect(shown(on)).toEqual(truth());
    }
    newcomer.crash();
  });
});
