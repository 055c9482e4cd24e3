import { randomBytes, randomUUID } from "node:crypto";
import { expect, type Page } from "@playwright/test";
import { concat, fromHex, u32 } from "@/lib/journal/vault/bytes";
import { seal } from "@/lib/journal/vault/envelope";
import { emptyHead, sealHead } from "@/lib/journal/vault/head";
import { importJournalKey, type JournalKey } from "@/lib/journal/vault/journal-key";
import { encodeSave } from "@/lib/journal/wire";
import { type Joined, newMember } from "../support/joining";
import { journalRows } from "../support/journal";
import { sites } from "../support/sites";
import { signIn, test, writeReflection } from "../support/visit";

// What the server may look at is the header of an envelope: sealed with any key, under the id of the member's own.
const keyCalled = (keyId: Uint8Array<ArrayBuffer>) =>
  importJournalKey({ raw: Uint8Array.from(randomBytes(32)), keyId });

async function ownKey(page: Page): Promise<JournalKey> {
  const account = await (await page.request.get("/api/journal/local-key")).json();
  return keyCalled(fromHex(account.keyId));
}

type Sent = { id: string; version: number; headVersion: number; key: JournalKey; bytes?: number };

/** A save as the journal itself makes it: one sealed reflection with one sealed head. */
async function makeSave(member: Joined, { id, version, headVersion, key, bytes = 200 }: Sent) {
  const bound = { kind: 1, memberId: member.memberId, id, version } as const;
  const envelope = await seal(key, new Uint8Array(bytes), bound);
  const head = await sealHead(key, emptyHead, member.memberId, headVersion);
  return { item: { id, kind: 1, version, deleted: false, envelope }, head: { version: headVersion, envelope: head } };
}

async function put(page: Page, body: Uint8Array | string, type = "application/octet-stream") {
  const headers = { Origin: sites().group.url, "Content-Type": type };
  const response = await page.request.put("/api/journal", { headers, data: Buffer.from(body) });
  return { status: response.status(), ...((await response.json()) as { reason?: string; rev?: number }) };
}

test("what a signed-in member may not save is refused by its reason, and nothing is written", async ({ visit }) => {
  const [owner, member] = [await newMember(sites().group), await newMember(sites().group)];
  const theirs = await (await visit(sites().group)).newPage();
  await signIn(theirs, owner, { back: "/journal" });
  const foreignId = await writeReflection(theirs, { body: "Somebody else’s." });
  const foreignKey = await ownKey(theirs);
  const page = await (await visit(sites().group)).newPage();
  await signIn(page, member, { back: "/journal" });
  const id = await writeReflection(page, { body: "One." });
  await page.locator("#body").fill("One. Two.");
  await expect.poll(async () => (await journalRows(sites().group, member.memberId)).head.version).toBe(2);

  const key = await ownKey(page);
  const good = { id: randomUUID(), version: 1, headVersion: 3, key };
  const save = async (change: Partial<Sent>) => encodeSave(await makeSave(member, { ...good, ...change }));
  const whole = await makeSave(member, good);
  const withEnvelope = (envelope: Uint8Array) => encodeSave({ ...whole, item: { ...whole.item, envelope } });
  const withoutMagic = concat(Uint8Array.of(0x50, 0x4b), whole.item.envelope.slice(2));
  const text = "Dear journal, this is plain text by mistake. ".repeat(40);
  const truncated = encodeSave(whole).slice(0, -1);
  const headElsewhere = { ...whole, head: { ...whole.head, envelope: whole.item.envelope } };
  const draftKind = concat(Uint8Array.of(0x52, 0x4a, 1, 4), whole.item.envelope.slice(4));

  const tried: [string, Uint8Array | string, number, string][] = [
    ["another member's id, as a new reflection", await save({ id: foreignId }), 404, "not-found"],
    ["another member's id, over what is there", await save({ id: foreignId, version: 2 }), 404, "not-found"],
    ["an id that nobody has, over what is there", await save({ version: 2 }), 404, "not-found"],
    ["an older version", await save({ id, version: 2 }), 409, "reflection-changed"],
    ["the first version once more", await save({ id }), 409, "reflection-changed"],
    ["a version from the future", await save({ id, version: 9 }), 409, "reflection-changed"],
    ["an older head", await save({ headVersion: 2 }), 409, "head-moved"],
    ["a head from the future", await save({ headVersion: 4 }), 409, "head-moved"],
    ["an envelope of another member's key", await save({ key: foreignKey }), 404, "not-found"],
    [
      "an envelope of a key that never was",
      await save({ key: await keyCalled(fromHex("00".repeat(8))) }),
      404,
      "not-found",
    ],
    ["an envelope without the magic", withEnvelope(withoutMagic), 400, "not-sealed"],
    [
      "an envelope of a length that padding does not make",
      withEnvelope(whole.item.envelope.slice(0, -1)),
      400,
      "not-sealed",
    ],
    ["a local draft", withEnvelope(draftKind), 400, "not-sealed"],
    ["plain text for an envelope", withEnvelope(new TextEncoder().encode(text)), 400, "not-sealed"],
    ["a reflection in the head's place", encodeSave(headElsewhere), 400, "not-sealed"],
    ["a body cut short", truncated, 400, "not-sealed"],
    ["a body that goes on", concat(encodeSave(whole), u32(0)), 400, "not-sealed"],
    ["plain text", text, 400, "not-sealed"],
    ["nothing", "", 400, "not-sealed"],
    ["more than 1 MiB sealed", await save({ bytes: 1024 * 1024 }), 413, "too-large"],
    ["far more than 1 MiB", new Uint8Array(3 * 1024 * 1024), 413, "too-large"],
  ];
  const before = [await journalRows(sites().group, member.memberId), await journalRows(sites().group, owner.memberId)];
  for (const [what, body, status, reason] of tried) {
    const answered = await put(page, body);
    expect({ what, ...answered }).toEqual({ what, status, reason });
  }
  const json = JSON.stringify({ title: "A title", body: text });
  expect(await put(page, json, "application/json")).toEqual({ status: 400, reason: "not-sealed" });
  const after = [await journalRows(sites().group, member.memberId), await journalRows(sites().group, owner.memberId)];
  expect(after).toEqual(before);
  expect(before[0]?.items).toHaveLength(1);
  expect(before[0]?.head).toMatchObject({ version: 2, lastRev: 2 });

  // A right one is taken, by the same way: the refusals above were for what was wrong with them.
  expect(await put(page, encodeSave(whole))).toMatchObject({ status: 200, rev: 3 });
  const taken = await journalRows(sites().group, member.memberId);
  expect(taken.items).toHaveLength(2);
  expect(taken.head).toMatchObject({ version: 3, lastRev: 3 });
  // And once the same right one came from a page elsewhere, or from nobody at all, it is not.
  const headers = { "Content-Type": "application/octet-stream" };
  const data = Buffer.from(await save({ headVersion: 4 }));
  for (const origin of ["https://elsewhere.example", "null", sites().demonstration.url]) {
    const answer = await page.request.put("/api/journal", { headers: { ...headers, Origin: origin }, data });
    expect(answer.status()).toBe(403);
  }
  const nobody = await (await visit(sites().group)).newPage();
  expect(await put(nobody, await save({ headVersion: 4 }))).toEqual({ status: 401, reason: "signed-out" });
  expect(await journalRows(sites().group, member.memberId)).toEqual(taken);
});
