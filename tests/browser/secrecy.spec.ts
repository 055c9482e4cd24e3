import { appendFileSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type BrowserContext, chromium, expect, type Page, test } from "@playwright/test";
import { fromHex } from "@/lib/journal/vault/bytes";
import { deriveFromPassword, deriveFromWords } from "@/lib/journal/vault/derive";
import { readWords } from "@/lib/journal/vault/recovery";
import { openWrap } from "@/lib/journal/vault/wrap";
import { ask, askJson } from "../support/asking";
import { canary, chooseAndLookBack, finish, mark, takeAwayAndBringIn } from "../support/canaries";
import { databaseOf, makeInvitation } from "../support/joining";
import { giveNewKey, hasNewKey, makeKit, prepareNewKey, sealedByKey } from "../support/keys";
import { databaseFiles, dumpDatabase, filesIn, keptInBrowser, recordRequests } from "../support/places";
import { encodingsIn, type Place, type Sought, search, spellings } from "../support/searching";
import { removeData, type Site, startSite, stopSite } from "../support/sites";
import { acceptInvitation, saveState, writeReflection } from "../support/visit";

const control: Sought = { name: "control", text: mark("Magpie") };
const name = "Quillon Ashgrove";
const email = `${mark("q").replace("?>~", ".")}@example.org`;

const folder = mkdtempSync(join(tmpdir(), "rp-secrecy-"));
const browserFolder = mkdtempSync(join(tmpdir(), "rp-secrecy-browser-"));
let site: Site;
let end: () => Promise<void>;
test.beforeAll(async () => {
  const started = await startSite(folder, "group", ["--empty"], undefined, { LOG_LEVEL: "debug" });
  site = started.site;
  end = () => stopSite(started.child);
});
test.afterAll(async () => {
  await end();
  await removeData(folder, [site.data]);
  rmSync(browserFolder, { recursive: true, force: true });
});

/** A browser with a folder of its own on the disk, as a person's is. */
async function openBrowser(): Promise<BrowserContext> {
  const { launchOptions } = test.info().project.use;
  return chromium.launchPersistentContext(browserFolder, { ...launchOptions, baseURL: site.url, locale: "en-GB" });
}

/** A member's first evening, on a device of their own that keeps the journal open. */
async function useTheSite(page: Page, token: string): Promise<{ password: string; words: string[] }> {
  const password = await acceptInvitation(page, `${site.url}/welcome#${token}`, { name, own: true });
  const id = await writeReflection(page, { title: canary.title, body: `${canary.body} and ${canary.before}` });
  await page.getByRole("button", { name: "Keep it open here" }).click();
  await finish(page, id);
  await expect(page.getByText(canary.body)).toBeVisible();
  await page.goto(`/journal/write#${id}`);
  await page.locator("#body").fill(`${canary.body} and ${canary.edited}`);
  await expect(saveState(page)).toHaveText(/^Saved at /);
  await finish(page, id);
  const gone = await writeReflection(page, { title: canary.deleted, body: canary.deleted });
  await finish(page, gone);
  await page.getByRole("button", { name: "Delete" }).click();
  await expect(page.getByText(/It is gone for good on/)).toBeVisible();
  await chooseAndLookBack(page);
  await writeReflection(page, { title: canary.draft, body: canary.draft });
  await takeAwayAndBringIn(page, id);
  const words = await makeKit(page);
  await page.goto("/journal");
  await expect(page.getByText(canary.title).first()).toBeVisible();
  return { password, words };
}

/** A new key for everything, a new password and new words; then words that no server has yet. */
async function takeNewKey(page: Page, memberId: string, password: string) {
  const next = mark("Nuthatch");
  const words = await prepareNewKey(page, password, next);
  await giveNewKey(page);
  await hasNewKey(page);
  await expect.poll(() => sealedByKey(site, memberId)).toMatchObject({ others: 0 });
  await page.goto("/journal/write");
  await expect(page.locator("#body")).toBeVisible();
  await page.context().setOffline(true);
  await page.locator("#body").fill(canary.unsent);
  await expect(saveState(page)).toContainText("Saved on this device");
  return { password: next, words };
}

/** What only the member's own browser ever held: worked out again here, from the password and the words. */
async function secretsOf(page: Page, memberId: string, { password, words }: { password: string; words: string[] }) {
  const prelogin = JSON.parse((await askJson(site, "/api/door/prelogin", { email })).text);
  const derived = await deriveFromPassword({ email, password, seedHex: prelogin.seed });
  const cookie = (await page.context().cookies()).map((one) => `${one.name}=${one.value}`).join("; ");
  const unlocked = JSON.parse((await askJson(site, "/api/journal/unlock", { auth: derived.authHex }, { cookie })).text);
  const opened = await openWrap(fromHex(unlocked.wrap), derived, { type: 1, memberId, seed: fromHex(prelogin.seed) });
  const kit = readWords(words.join(" "));
  if (!opened.ok || !kit.ok) throw new Error("The journal did not open for its own password and words.");
  const { localKey } = JSON.parse((await ask(site, "/api/journal/local-key", { cookie })).text);
  const bytes = (called: string, value: Uint8Array): Sought => ({ name: called, bytes: value });
  return {
    never: [
      bytes("journal key", opened.raw),
      bytes("recovery words as bytes", kit.entropy),
      { name: "recovery words", text: words.join(" ") },
      { name: "three recovery words", text: words.slice(4, 7).join(" ") },
      { name: "password", text: password },
      ...Object.entries(canary).map(([called, text]) => ({ name: `canary ${called}`, text })),
    ] satisfies Sought[],
    notOnServer: [
      bytes("auth", fromHex(derived.authHex)),
      bytes("words' proof", fromHex((await deriveFromWords(kit.entropy)).proofHex)),
      bytes("local key", fromHex(localKey)),
      { name: "sign-in token", text: /(?:^|; )sign-in=([^;]+)/.exec(cookie)?.[1] ?? "" },
    ] satisfies Sought[],
    notInBrowser: [bytes("local key", fromHex(localKey)), bytes("auth", fromHex(derived.authHex))],
  };
}

/** Puts the control, in all its spellings, into every kind of place that was searched. */
async function plantControl(page: Page): Promise<void> {
  const all = spellings(control).map(({ bytes }) => bytes);
  const sql = databaseOf(site);
  await sql`create table planted (bytes bytea not null)`;
  for (const bytes of all) await sql`insert into planted values (${bytes})`;
  await sql.end();
  for (const log of [site.log, join(site.data, "pg18/server.log")]) appendFileSync(log, Buffer.concat(all));
  await page.evaluate(
    async ([given, text]) => {
      const opening = indexedDB.open("planted", 1);
      opening.onupgradeneeded = () => opening.result.createObjectStore("planted");
      await new Promise((done) => (opening.onsuccess = done));
      const writing = opening.result.transaction("planted", "readwrite", { durability: "strict" });
      given.forEach((bytes, at) => void writing.objectStore("planted").put(Uint8Array.from(bytes), at));
      await new Promise((done) => (writing.oncomplete = done));
      localStorage.setItem("planted", text);
      sessionStorage.setItem("planted", text);
      for (const bytes of given) await fetch("/api/nothing", { method: "POST", body: Uint8Array.from(bytes) });
      await fetch(`/api/nothing?${new URLSearchParams({ planted: text })}`);
    },
    [all.map((bytes) => [...bytes]), (control as { text: string }).text] as const,
  );
}

test("what a member writes, their password and their words are found nowhere, in twelve encodings", async () => {
  test.setTimeout(400_000);
  const invited = await makeInvitation(site, { name, email });
  const context = await openBrowser();
  const requests = recordRequests(context);
  const page = context.pages()[0] ?? (await context.newPage());
  const first = await useTheSite(page, invited.token);
  const before = await secretsOf(page, invited.memberId, first);
  const second = await takeNewKey(page, invited.memberId, first.password);
  const after = await secretsOf(page, invited.memberId, second);
  const sought = {
    never: [...before.never, ...after.never],
    notOnServer: [...before.notOnServer, ...after.notOnServer],
    notInBrowser: [...before.notInBrowser, ...after.notInBrowser],
  };
  expect(new Set(spellings(control).map(({ encoding }) => encoding)).size).toBe(12);

  const gather = async () => {
    const { tables, wal, log } = await databaseFiles(site);
    return {
      tables: await dumpDatabase(site),
      "table files": tables,
      "write-ahead log": wal,
      logs: [...log, { name: "the site's log", bytes: readFileSync(site.log) }],
    };
  };
  const server = await gather();
  const kept = await keptInBrowser(page);
  const sent = [...requests];
  await context.close();
  const files = filesIn(browserFolder);

  for (const places of Object.values(server))
    expect(search(places, [...sought.never, ...sought.notOnServer])).toEqual([]);
  expect(search(sent, sought.never)).toEqual([]);
  expect(search([...kept, ...files], [...sought.never, ...sought.notInBrowser])).toEqual([]);

  // The search looked where the site really keeps and sends things: what the server may see is there.
  const member: Sought[] = [
    { name: "name", text: name },
    { name: "email", text: email },
  ];
  const found = (places: Place[], of = member) => new Set(search(places, of).map((one) => one.split(", ")[0]));
  expect(found(server.tables)).toEqual(new Set(["name", "email"]));
  expect(found(server["table files"])).toEqual(new Set(["name", "email"]));
  expect(found(server["write-ahead log"])).toEqual(new Set(["name", "email"]));
  expect(found(sent)).toEqual(new Set(["name", "email"]));
  expect(
    sent.filter(
      ({ name: what, bytes }) =>
        what === "PUT /api/journal body" && bytes.subarray(0, 3).equals(Buffer.from([0x52, 0x50, 1])),
    ).length,
  ).toBeGreaterThan(4);
  expect(kept.filter(({ name: what }) => what.startsWith("rp-journal/kept/draft/")).length).toBeGreaterThan(0);
  expect(kept.some(({ bytes }) => bytes.toString().includes("CryptoKey"))).toBe(false);
  const envelope = kept.find(({ name: what }) => /^rp-journal\/kept\/draft\/.*envelope$/.test(what));
  expect(files.some(({ bytes }) => envelope && bytes.includes(envelope.bytes.subarray(0, 64)))).toBe(true);

  // And a control that somebody wrote in the clear is found in every kind of place, in every encoding.
  const again = await openBrowser();
  const withControl = recordRequests(again);
  const other = again.pages()[0] ?? (await again.newPage());
  await other.goto("/support");
  await plantControl(other);
  const keptThen = await keptInBrowser(other);
  await again.close();
  const all = [...new Set(spellings(control).map(({ encoding }) => encoding))].sort();
  for (const [kind, places] of Object.entries(await gather()))
    expect({ kind, in: encodingsIn(places, control) }).toEqual({ kind, in: all });
  expect(encodingsIn(withControl, control)).toEqual(all);
  expect(encodingsIn(keptThen, control)).toEqual(all);
  expect(encodingsIn(filesIn(browserFolder), control)).toEqual(all);
  const elsewhere = filesIn(browserFolder, (path) => /Local Storage/.test(path));
  expect(search(elsewhere, [control]).length).toBeGreaterThan(0);
});
