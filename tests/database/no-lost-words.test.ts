import fc from "fast-check";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { pull } from "@/lib/journal/vault/saving";
import { makeDevice } from "@/tests/support/device";
import { stubBrowser } from "@/tests/support/device-in-use";
import { type JournalMember, makeJournalMember, makePlace } from "@/tests/support/journal-member";
import type { Writer } from "@/tests/support/writer";

const does = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom("type", "save", "type while saving", "sync") },
  { weight: 3, arbitrary: fc.constantFrom("offline", "online", "online", "lose an answer", "vanish while saving") },
  { weight: 2, arbitrary: fc.constantFrom("crash", "close", "remove", "restore", "sit down", "begin") },
);
const step = fc.record({ by: fc.nat(2), does, which: fc.nat(3) });
type Step = { by: number; does: string; which: number };
// Sometimes one or two alone are busy: with one, every conflict is a false one.
const days = fc
  .integer({ min: 1, max: 3 })
  .chain((busy) =>
    fc.array(step, { minLength: 4, maxLength: 30 }).map((steps) => steps.map((one) => ({ ...one, by: one.by % busy }))),
  );

const place = (person: JournalMember) => ({ ...makePlace(person), typed: new Set<string>(), doubted: false });
type Place = ReturnType<typeof place>;

class Group {
  readonly places: Place[];
  /** Words that were sealed on a device at least, and who touched which reflection. */
  readonly sealed = new Set<string>();
  private readonly touched = new Map<string, Set<number>>();
  private words = 0;

  constructor(person: JournalMember) {
    this.places = [0, 1, 2].map(() => place(person));
  }

  private touch(by: number, id: string | null): void {
    if (id) this.touched.set(id, (this.touched.get(id) ?? new Set()).add(by));
  }

  private type(by: number, { writer, typed }: Place): void {
    if (!writer.at()) writer.sitDown(0);
    if (!writer.at()) writer.begin();
    this.words += 1;
    const word = `w${this.words}`;
    writer.type(word);
    typed.add(word);
    this.touch(by, writer.at());
  }

  // Once the journal has sealed them on the device, words may not be lost to anything any more.
  private settle({ typed }: Place): void {
    for (const word of typed) this.sealed.add(word);
    typed.clear();
  }

  async take({ by, does, which }: Step): Promise<void> {
    const place = this.places[by] as Place;
    const { writer, line, typed } = place;
    await writer.device.as(async () => {
      if (does === "begin") writer.begin();
      else if (does === "sit down") writer.sitDown(which);
      else if (does === "type") this.type(by, place);
      else if (does === "offline" || does === "online") line.online = does === "online";
      else if (does === "lose an answer") line.lose = true;
      else if (does === "sync") await writer.device.part().refresh();
      else if (does === "remove") this.touch(by, await writer.remove(which));
      else if (does === "restore") this.touch(by, await writer.restore(which));
      else if (does === "save") {
        await writer.device.part().flushAll();
        this.settle(place);
      } else if (does === "type while saving" || does === "vanish while saving") {
        let asks = 0;
        line.asked = () => {
          if (asks++ !== which) return;
          if (does === "type while saving") this.type(by, place);
          // The request arrives, its answer does not, and then nothing does.
          else Object.assign(line, { lose: true, asked: () => Object.assign(line, { online: false }) });
        };
        await writer.save();
        line.asked = () => {};
      } else {
        if (does === "close") {
          await writer.device.part().flushAll();
          expect(await writer.device.part().keepAll()).toBe(true);
          this.settle(place);
        }
        typed.clear();
        writer.leave();
        writer.device.crash();
        await writer.device.open();
      }
      place.doubted ||= writer.view().doubtful;
    });
  }

  /** One reflection that all three have before them. */
  async begin(): Promise<void> {
    await this.take({ by: 0, does: "type", which: 0 });
    await this.take({ by: 0, does: "save", which: 0 });
    for (const by of [1, 2]) await this.take({ by, does: "sync", which: 0 });
    for (const by of [1, 2]) await this.take({ by, does: "sit down", which: 0 });
  }

  /** All come back online, and send and hear of everything. */
  async meet(): Promise<void> {
    for (const { line } of this.places) Object.assign(line, { online: true, lose: false });
    for (let round = 0; round < 3; round += 1) {
      for (const place of this.places) {
        await place.writer.device.as(async () => {
          await place.writer.device.part().flushAll();
          this.settle(place);
          await place.writer.device.part().refresh();
        });
      }
    }
  }

  /** How many devices touched what an aside was laid beside. */
  writersOf(id: string): number {
    return this.touched.get(id)?.size ?? 0;
  }
}

const bodies = ({ view }: Writer) =>
  [...view().reflections, ...view().deleted].map(({ reflection }) => reflection.body);

async function live(taken: readonly Step[]): Promise<void> {
  const person = await makeJournalMember();
  const group = new Group(person);
  const { places } = group;
  try {
    for (const { writer } of places) await writer.device.open();
    await group.begin();
    for (const one of taken) await group.take(one);
    await group.meet();

    const fresh = makeDevice(person.memberId, person.journal);
    await places[0]?.writer.device.as(async () => expect(await pull(fresh)).toBeNull());
    const { opened, unreadable, doubtful, sum, items } = fresh.contents;
    expect({ doubtful, unreadable: unreadable.size }).toEqual({ doubtful: false, unreadable: 0 });
    expect(sum.n).toBe([...items.values()].filter(({ state }) => state === "live").length);
    const there = [...opened.values()].map(({ reflection }) => reflection);
    const found = new Set(there.flatMap(({ body }) => body.split(" ")));
    expect([...group.sealed].filter((word) => !found.has(word))).toEqual([]);
    for (const { conflictOf } of there) if (conflictOf) expect(group.writersOf(conflictOf)).toBeGreaterThan(1);
    for (const { writer, doubted } of places) {
      const { doubtful: doubts, online } = writer.view();
      expect({ doubted, doubts, online, unsent: writer.device.part().unsent() }).toEqual({
        ...{ doubted: false, doubts: false, online: true, unsent: 0 },
      });
      expect(bodies(writer).sort()).toEqual(there.map(({ body }) => body).sort());
    }
  } finally {
    for (const { writer } of places) writer.device.crash();
  }
}

beforeEach(stubBrowser);
afterEach(() => {
  vi.unstubAllGlobals();
});

describe("three devices of one member, whatever happens to them", () => {
  it("lose no word, make no conflict where one alone wrote, and never doubt an honest server", async () => {
    // A run takes about 0.1 s on a quiet machine; a search for new trouble sets RUNS to more.
    await fc.assert(fc.asyncProperty(days, live), { numRuns: Number(process.env.RUNS ?? 60) });
  }, 120_000);
});
