import { randomBytes, randomUUID } from "node:crypto";
import { sql } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { asMember, db } from "@/db/client";
import { journalHeads, journalItems, journalKeys, members } from "@/db/schema";
import { saveSealed } from "@/lib/journal/commands";
import { listChangedSince } from "@/lib/journal/queries";
import { runRetention } from "@/lib/retention/commands";
import { asMemberForTests } from "@/tests/support/people";

/** An envelope's shape without its sealing: the server can check no more than this (sealing.md §2.2). */
function shaped(kind: number, keyId: Uint8Array): Uint8Array {
  return Buffer.concat([Buffer.from([0x52, 0x4a, 1, kind]), keyId, randomBytes(12), randomBytes(1024 + 16)]);
}

async function makeJournal() {
  const memberId = randomUUID();
  const keyId = randomBytes(8);
  await db()
    .insert(members)
    .values({ id: memberId, name: "Test", email: `${memberId}@example.org` });
  await asMember(memberId, async (tx) => {
    await tx.insert(journalKeys).values({ memberId, keyId });
    await tx.insert(journalHeads).values({ memberId, version: 0, lastRev: 0 });
  });
  return { member: asMemberForTests({ memberId }), memberId, keyId };
}

type Journal = Awaited<ReturnType<typeof makeJournal>>;

function save(
  journal: Journal,
  what: { id?: string; version: number; headVersion: number; deleted?: boolean; keyId?: Uint8Array },
) {
  const keyId = what.keyId ?? journal.keyId;
  return saveSealed(journal.member, {
    keyId,
    item: {
      id: what.id ?? randomUUID(),
      kind: 1,
      version: what.version,
      deleted: what.deleted ?? false,
      envelope: shaped(1, keyId),
    },
    head: { version: what.headVersion, envelope: shaped(2, keyId) },
  });
}

describe("saving a sealed reflection", () => {
  it("stores it with the head and gives out revisions one by one", async () => {
    const journal = await makeJournal();
    const id = randomUUID();
    expect(await save(journal, { id, version: 1, headVersion: 1 })).toEqual({ ok: true, rev: 1, deleteOn: null });
    expect(await save(journal, { id, version: 2, headVersion: 2 })).toMatchObject({ ok: true, rev: 2 });
    const synced = await listChangedSince(journal.member, 0);
    expect(synced).toMatchObject({ headVersion: 2, lastRev: 2, items: [{ id, version: 2, rev: 2, state: "live" }] });
    expect((await listChangedSince(journal.member, 2)).items).toEqual([]);
  });

  it("refuses an older version of the reflection and changes nothing", async () => {
    const journal = await makeJournal();
    const id = randomUUID();
    await save(journal, { id, version: 1, headVersion: 1 });
    await save(journal, { id, version: 2, headVersion: 2 });
    const before = await listChangedSince(journal.member, 0);
    expect(await save(journal, { id, version: 2, headVersion: 3 })).toEqual({
      ok: false,
      reason: "reflection-changed",
    });
    expect(await save(journal, { id, version: 1, headVersion: 3 })).toEqual({
      ok: false,
      reason: "reflection-changed",
    });
    expect(await listChangedSince(journal.member, 0)).toEqual(before);
  });

  it("refuses a head that has moved", async () => {
    const journal = await makeJournal();
    await save(journal, { version: 1, headVersion: 1 });
    expect(await save(journal, { version: 1, headVersion: 1 })).toEqual({ ok: false, reason: "head-moved" });
  });

  it("answers another member's reflection as if it did not exist", async () => {
    const [mine, theirs] = [await makeJournal(), await makeJournal()];
    const id = randomUUID();
    await save(theirs, { id, version: 1, headVersion: 1 });
    expect(await save(mine, { id, version: 1, headVersion: 1 })).toEqual({ ok: false, reason: "not-found" });
    expect(await save(mine, { id, version: 2, headVersion: 1 })).toEqual({ ok: false, reason: "not-found" });
    expect((await listChangedSince(mine.member, 0)).items).toEqual([]);
    expect((await listChangedSince(theirs.member, 0)).items).toMatchObject([{ id, version: 1 }]);
  });

  it("refuses an envelope sealed under a key that is not this member's", async () => {
    const [mine, theirs] = [await makeJournal(), await makeJournal()];
    expect(await save(mine, { version: 1, headVersion: 1, keyId: theirs.keyId })).toEqual({
      ok: false,
      reason: "not-found",
    });
  });

  it("lets many at once through one by one, and no sync skips a revision", async () => {
    const journal = await makeJournal();
    let stop = false;
    let seen = 0;
    const reader = (async () => {
      while (!stop) {
        const synced = await listChangedSince(journal.member, seen);
        const revs = synced.items.map((item) => item.rev);
        // Each save here is a new reflection, so every revision must show up exactly once and in line.
        expect(revs).toEqual(Array.from({ length: synced.lastRev - seen }, (_, n) => seen + n + 1));
        seen = synced.lastRev;
      }
    })();
    const saveOne = async () => {
      for (;;) {
        const { headVersion } = await listChangedSince(journal.member, Number.MAX_SAFE_INTEGER);
        const saved = await save(journal, { version: 1, headVersion: headVersion + 1 });
        if (saved.ok) return saved.rev;
        expect(saved.reason).toBe("head-moved");
      }
    };
    const revs = (
      await Promise.all(Array.from({ length: 8 }, async () => [await saveOne(), await saveOne(), await saveOne()]))
    ).flat();
    stop = true;
    await reader;
    expect(revs.sort((a, b) => a - b)).toEqual(Array.from({ length: 24 }, (_, n) => n + 1));
  });
});

describe("deleting a reflection", () => {
  it("keeps it for thirty days, lets it come back, and says the day", async () => {
    const journal = await makeJournal();
    const id = randomUUID();
    await save(journal, { id, version: 1, headVersion: 1 });
    const deleted = await save(journal, { id, version: 2, headVersion: 2, deleted: true });
    const [{ day } = { day: "" }] = await db().execute<{ day: string }>(sql`select (current_date + 30)::text as day`);
    expect(deleted).toMatchObject({ ok: true, deleteOn: day });
    await runRetention();
    expect((await listChangedSince(journal.member, 0)).items).toMatchObject([{ id, state: "deleted" }]);
    expect(await save(journal, { id, version: 3, headVersion: 3 })).toMatchObject({ ok: true, deleteOn: null });
    expect((await listChangedSince(journal.member, 0)).items).toMatchObject([{ id, state: "live" }]);
  });

  it("empties it for good on the day, once, however often the retention runs", async () => {
    const journal = await makeJournal();
    const id = randomUUID();
    await save(journal, { id, version: 1, headVersion: 1 });
    await save(journal, { id, version: 2, headVersion: 2, deleted: true });
    await asMember(journal.memberId, (tx) => tx.update(journalItems).set({ deleteOn: sql`current_date` as never }));
    // Many at once: two that only happen to overlap would hide a race.
    await Promise.all(Array.from({ length: 8 }, () => runRetention()));
    const { items, lastRev } = await listChangedSince(journal.member, 0);
    expect(items).toMatchObject([{ id, state: "gone", rev: 3 }]);
    expect(items[0]?.envelope).toHaveLength(0);
    expect(lastRev).toBe(3);
    expect(await save(journal, { id, version: 3, headVersion: 3 })).toEqual({
      ok: false,
      reason: "reflection-changed",
    });
  });
});

describe("row-level security", () => {
  it("shows no private row outside a member's transaction, and no other member's inside it", async () => {
    const [mine, theirs] = [await makeJournal(), await makeJournal()];
    await save(mine, { version: 1, headVersion: 1 });
    await save(theirs, { version: 1, headVersion: 1 });
    expect(await db().select().from(journalItems)).toEqual([]);
    expect(await db().select().from(journalKeys)).toEqual([]);
    const seen = await asMember(mine.memberId, (tx) => tx.select().from(journalItems));
    expect(seen.map((item) => item.memberId)).toEqual([mine.memberId]);
  });

  it("is enabled and forced on every table that names a member", async () => {
    const open = new Set(["memberships", "invitations"]);
    const rows = await db().execute<{ name: string; held: boolean }>(sql`
      select c.relname as name, c.relrowsecurity and c.relforcerowsecurity as held
        from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'member_id' and not a.attisdropped
       where c.relkind = 'r' and c.relnamespace = 'public'::regnamespace`);
    expect(rows.filter((row) => !row.held && !open.has(row.name))).toEqual([]);
    expect(rows.filter((row) => row.held).length).toBeGreaterThanOrEqual(7);
  });

  it("gives the site's role neither ownership nor a way around", async () => {
    const [role] = await db().execute<{ super: boolean; bypass: boolean; owns: number }>(sql`
      select rolsuper as super, rolbypassrls as bypass,
             (select count(*)::int from pg_class where relowner = r.oid) as owns
        from pg_roles r where rolname = current_user`);
    expect(role).toEqual({ super: false, bypass: false, owns: 0 });
  });
});
