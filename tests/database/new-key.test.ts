import { randomUUID } from "node:crypto";
import { eq, isNotNull, sql } from "drizzle-orm";
import { afterEach, describe, expect, it, vi } from "vitest";
import { asMember } from "@/db/client";
import { credentials, journalItems, journalKeys } from "@/db/schema";
import { beginSignIn } from "@/lib/auth/sign-ins";
import { randomBytes } from "@/lib/journal/vault/bytes";
import { keyIdOf, openItem, underPrevious } from "@/lib/journal/vault/contents";
import type { JournalKey } from "@/lib/journal/vault/journal-key";
import { rawWithWords } from "@/lib/journal/vault/keys";
import { makeWords } from "@/lib/journal/vault/recovery";
import { openMover } from "@/lib/journal/vault/reseal";
import { pull, type Saver, send } from "@/lib/journal/vault/saving";
import { runRetention } from "@/lib/retention/commands";
import { makeDevice } from "@/tests/support/device";
import {
  accountOf,
  isSignedIn,
  makePerson,
  openWithPassword,
  tryPassword,
  wholeNetworkFor,
} from "@/tests/support/person";
import { arrive, begin, bodies, save, tabs, takingTurns, whole, words, written } from "@/tests/support/written";

vi.setConfig({ testTimeout: 120_000 });
afterEach(() => {
  vi.unstubAllGlobals();
});

describe("a new journal key", () => {
  it("moves everything, keeps each deleted one's day, and leaves the old password, words and key with nothing", async () => {
    const person = await makePerson();
    vi.stubGlobal("fetch", wholeNetworkFor(person));
    const made = await written(person);
    const dayBefore = made.device.contents.items.get(made.deleted)?.deleteOnDay;
    await asMember(person.memberId, (tx) =>
      tx
        .update(journalItems)
        .set({ deleteOn: sql`delete_on - 7` as never })
        .where(eq(journalItems.id, made.deleted)),
    );
    const elsewhere = await beginSignIn({ memberId: person.memberId, epoch: 1, own: false });
    const kit = makeWords();
    const done = await begin(person, made.device, "a new password for it", { kit });
    expect(done.ok).toBe(true);

    const { device, leftUnderOld } = await whole(person, "a new password for it", made);
    expect(leftUnderOld).toBe(0);
    expect(device.contents.items.get(made.deleted)?.deleteOnDay).toBe((dayBefore ?? 0) - 7);
    for (const item of device.contents.items.values()) {
      expect(keyIdOf(item)).toBe(device.journal.keyIdHex);
      expect(await openItem(made.journal, person.memberId, item)).toBeNull();
    }
    expect(await tryPassword(person, person.password)).toBeNull();
    expect(await isSignedIn(elsewhere)).toBe(false);
    expect(await isSignedIn(person.token)).toBe(true);
    const account = await accountOf(person);
    expect(account.hasKit).toBe(true);
    expect((await rawWithWords(account, account.keyId ?? "", kit.join(" "))).ok).toBe(true);
    const stored = await asMember(person.memberId, (tx) => tx.select().from(credentials));
    expect(stored.map(({ epoch }) => epoch)).toEqual([2]);
    const keys = await asMember(person.memberId, (tx) => tx.select().from(journalKeys));
    expect(keys.find(({ replacedBy }) => replacedBy)).toMatchObject({ recoveryWrap: null, recoveryProofHash: null });
    // A save under the old key is refused by the server, whoever still holds it.
    const late = makeDevice(person.memberId, made.journal);
    await pull(late);
    const refused = await send(late, { reflection: words(randomUUID(), "late"), base: 0, deleted: false });
    expect(refused.state).toMatchObject({ state: "on-device", why: "trouble" });
  });

  it("survives a cut at every request, before it arrived or after, and any device goes on from there", async () => {
    // One journal, whose key is replaced again and again; two passwords under one seed, each stretched once.
    const seed = randomBytes(32);
    const passwords = ["the one password", "the other password"] as const;
    const person = await makePerson(passwords[0], seed);
    vi.stubGlobal("fetch", wholeNetworkFor(person));
    const made = await written(person, 4);
    let [current, next]: readonly string[] = passwords;
    let device: Saver = made.device;
    const cutAt = { before: 0, after: 0 };
    for (const when of ["before", "after"] as const) {
      for (let cut = true; cut; cutAt[when] += 1) {
        let asked = 0;
        let down = false;
        const breaks = (now: "before" | "after") => {
          down ||= now === when && asked++ === cutAt[when];
          return down;
        };
        vi.stubGlobal("fetch", wholeNetworkFor(person, breaks));
        const done = await begin({ ...person, password: current ?? "" }, device, next ?? "", { seed });
        if (done.ok) {
          const going = makeDevice(person.memberId, done.journal);
          await pull(going);
          const mover = openMover({ saver: going, tabs, changed: () => {} });
          await mover.move();
          mover.stop();
        }
        cut = down;
        vi.stubGlobal("fetch", wholeNetworkFor(person));
        const [withOld, withNew] = [
          await openWithPassword(person, current ?? ""),
          await openWithPassword(person, next ?? ""),
        ];
        // Exactly one of the two opens the journal, whatever was cut.
        expect([withOld === null, withNew === null].filter(Boolean)).toHaveLength(1);
        if (withNew) [current, next] = [next, current];
        device = (await whole(person, (withOld ?? withNew) as JournalKey, made)).device;
        // A month later the replaced key is gone, so that every round is like the first.
        await asMember(person.memberId, (tx) =>
          tx
            .update(journalKeys)
            .set({ lockedOn: sql`locked_on - 31` as never })
            .where(isNotNull(journalKeys.lockedOn)),
        );
        await runRetention();
        device = { ...device, journal: { ...device.journal, previous: [] } };
        expect(cutAt[when]).toBeLessThan(12);
      }
    }
    // The key, the items and the history: each was cut at least once on its way, and again with its answer.
    expect(cutAt.before).toBeGreaterThanOrEqual(4);
    expect(cutAt.after).toBeGreaterThanOrEqual(4);
  });

  it("is finished by two devices at once, while both write", async () => {
    const person = await makePerson();
    vi.stubGlobal("fetch", wholeNetworkFor(person));
    const made = await written(person, 30);
    const next = "a new password for it";
    expect((await begin(person, made.device, next)).ok).toBe(true);
    const devices = await Promise.all(
      [0, 1].map(async () => {
        const device = makeDevice(person.memberId, (await openWithPassword(person, next)) as JournalKey);
        await pull(device);
        return device;
      }),
    );
    await Promise.all(
      devices.map(async (device, n) => {
        // A save and a batch of one device wait for each other, as they do in a tab: a head belongs to what it was made from.
        const { inTurn, turns } = takingTurns();
        const mover = openMover({ saver: device, tabs: turns, changed: () => {} });
        const moving = mover.move();
        for (let turn = 0; turn < 6; turn += 1) await inTurn(() => save(device, `device ${n}, turn ${turn}`));
        await inTurn(() => save(device, `changed by device ${n}`, { id: made.ids[n] ?? "" }));
        await moving;
        mover.stop();
      }),
    );
    const device = (await arrive(person, next)) as Saver;
    expect(underPrevious(device.contents, device.journal)).toEqual([]);
    const found = bodies(device);
    for (const n of [0, 1]) {
      expect(found).toContain(`changed by device ${n}`);
      for (let turn = 0; turn < 6; turn += 1) expect(found).toContain(`device ${n}, turn ${turn}`);
    }
    for (let n = 2; n < 30; n += 1) expect(found).toContain(`reflection ${n}`);
    // Sealing anew is no change of words: nothing was kept twice for it.
    expect(devices.flatMap(({ told }) => told)).toEqual([]);
  });

  it("can be begun again before the one before is finished", async () => {
    const person = await makePerson();
    vi.stubGlobal("fetch", wholeNetworkFor(person));
    const made = await written(person, 5);
    const first = await begin(person, made.device, "the first new password");
    if (!first.ok) throw new Error("not begun");
    const between = makeDevice(person.memberId, first.journal);
    await pull(between);
    await save(between, "reflection 0", { id: made.ids[0] ?? "" });
    const again = { ...person, password: "the first new password" };
    expect((await begin(again, between, "the second new password")).ok).toBe(true);
    await whole(again, "the second new password", made);
    expect(await openWithPassword(person, "the first new password")).toBeNull();
  });

  it("keeps a replaced key for thirty days, and then not a day longer than something needs it", async () => {
    const person = await makePerson();
    vi.stubGlobal("fetch", wholeNetworkFor(person));
    const made = await written(person, 3);
    const next = "a new password for it";
    await begin(person, made.device, next);
    const count = async () => (await asMember(person.memberId, (tx) => tx.select().from(journalKeys))).length;
    const age = () =>
      asMember(person.memberId, (tx) => tx.update(journalKeys).set({ lockedOn: sql`locked_on - 31` as never }));
    await age();
    await runRetention();
    expect(await count(), "something is still sealed under it").toBe(2);
    expect((await accountOf(person)).keys).toContain(made.journal.keyIdHex);
    await arrive(person, next);
    await runRetention();
    expect(await count()).toBe(1);
    // From now on a device that was away can know that nothing opens what it sealed then.
    const account = await accountOf(person);
    expect(account.keys).toEqual([account.keyId]);
    await whole(person, next, made);
  });

  it("is refused over a journal that does not add up, so that a new head cannot hide it", async () => {
    const person = await makePerson();
    vi.stubGlobal("fetch", wholeNetworkFor(person));
    const made = await written(person, 3);
    await asMember(person.memberId, (tx) =>
      tx
        .update(journalItems)
        .set({ envelope: null })
        .where(eq(journalItems.id, made.ids[1] ?? "")),
    );
    const device = makeDevice(person.memberId, made.journal);
    expect(await begin(person, device, "a new password for it")).toEqual({ ok: false, reason: "doubtful" });
    expect(await openWithPassword(person, person.password)).not.toBeNull();
  });
});
