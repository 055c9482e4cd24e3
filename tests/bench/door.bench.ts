import { createHash, randomBytes, randomUUID } from "node:crypto";
import { fromHex } from "@/lib/journal/vault/bytes";
import { deriveFromPassword } from "@/lib/journal/vault/derive";
import { encodeSave } from "@/lib/journal/wire";
import { type Answer, ask, askJson, cookiesOf, originOf, signInDirectly } from "../support/asking";
import { databaseOf, newMember } from "../support/joining";
import { type Site, sites } from "../support/sites";
import { test } from "../support/visit";
import { figuresOf } from "./figures";
import { median } from "./measure";

const { note, write } = figuresOf("door");
const group = sites().group;

/** The password sign-in without the browser's work before it: `auth` is given. `from` is an address of its own. */
async function trySignIn(site: Site, email: string, auth: string, from: string): Promise<Answer> {
  const headers = { "X-Forwarded-For": from };
  const csrf = await ask(site, "/api/auth/csrf", { headers });
  const form = { csrfToken: JSON.parse(csrf.text).csrfToken, email, auth, own: "0", json: "true" };
  return ask(site, "/api/auth/callback/password", {
    method: "POST",
    headers: { ...headers, "Content-Type": "application/x-www-form-urlencoded", Origin: originOf(site) },
    cookie: cookiesOf(csrf),
    body: new URLSearchParams(form).toString(),
  });
}

const sleep = (ms: number) => new Promise((done) => setTimeout(done, ms));
const p95 = (all: readonly number[]) => all.toSorted((a, b) => a - b)[Math.ceil(all.length * 0.95) - 1] ?? NaN;

// No limit may answer in the place of the work that is measured.
async function forgetTries(): Promise<void> {
  const sql = databaseOf(group);
  await sql`delete from attempts`;
  await sql.end();
}

/** A member who saves: what the server sees of one, a sealed item of the usual size with its head. */
async function savingMember() {
  const cookie = await signInDirectly(group, await newMember(group));
  const { keyId } = JSON.parse((await ask(group, "/api/journal/local-key", { cookie })).text);
  const sealed = (kind: number, bytes: number) =>
    Uint8Array.from([0x52, 0x4a, 1, kind, ...fromHex(keyId), ...randomBytes(28 + bytes)]);
  const id = randomUUID();
  let version = 0;
  return async () => {
    version += 1;
    const item = { id, kind: 1, version, deleted: false, envelope: sealed(1, 2048) };
    const body = encodeSave({ item, head: { version, envelope: sealed(2, 1024) } });
    const headers = { "Content-Type": "application/octet-stream", Origin: originOf(group) };
    const { status, text } = await ask(group, "/api/journal", { method: "PUT", cookie, headers, body });
    if (status !== 200) throw new Error(`A save was refused: ${text}`);
  };
}

/** Sixty sign-ins spread over a minute, while somebody saves every second. Gives the times of both. */
async function minuteAtTheDoor() {
  const people = await Promise.all(Array.from({ length: 10 }, () => newMember(group)));
  const keys = await Promise.all(
    people.map(async (who) => {
      const { text } = await askJson(group, "/api/door/prelogin", { email: who.email });
      return { email: who.email, auth: (await deriveFromPassword({ ...who, seedHex: JSON.parse(text).seed })).authHex };
    }),
  );
  const save = await savingMember();
  await forgetTries();
  const [signIns, saves]: [number[], number[]] = [[], []];
  const begin = performance.now();
  const each = async (into: number[], act: (n: number) => Promise<unknown>, count: number) => {
    const going: Promise<void>[] = [];
    for (let n = 0; n < count; n += 1) {
      await sleep(Math.max(0, begin + n * 1000 - performance.now()));
      const from = performance.now();
      going.push(act(n).then(() => void into.push(performance.now() - from)));
    }
    await Promise.all(going);
  };
  await Promise.all([
    each(
      signIns,
      async (n) => {
        const { email, auth } = keys[n % keys.length] ?? { email: "", auth: "" };
        const answer = await trySignIn(group, email, auth, "127.0.0.1");
        if (!/sign-in=/.test(cookiesOf(answer))) throw new Error(`A sign-in was refused: ${answer.text}`);
      },
      60,
    ),
    each(saves, save, 60),
  ]);
  return { signIns, saves };
}

/** The difference of two medians with its 95 % confidence interval, by drawing from the samples again and again. */
function differenceOfMedians(known: readonly number[], unknown: readonly number[]) {
  const draw = (all: readonly number[]) =>
    median(Array.from({ length: all.length }, () => all[Math.floor(Math.random() * all.length)] ?? NaN));
  const drawn = Array.from({ length: 1000 }, () => draw(known) - draw(unknown)).sort((a, b) => a - b);
  return { at: median(known) - median(unknown), low: drawn[25] ?? NaN, high: drawn[974] ?? NaN };
}

/** 5,000 samples of each kind, the two in turn and in an order that changes, so that nothing else tells them apart. */
async function interleaved(ask: (email: string) => Promise<unknown>, email: string, count = 5000) {
  const [known, unknown]: [number[], number[]] = [[], []];
  const timed = async (into: number[], whose: string) => {
    const from = performance.now();
    await ask(whose);
    into.push(performance.now() - from);
  };
  for (let n = 0; n < count; n += 1) {
    if (n % 20 === 0) await forgetTries();
    const nobodys = `${createHash("sha256").update(`${n} ${randomUUID()}`).digest("hex").slice(0, 36)}@example.org`;
    const pair = [() => timed(known, email), () => timed(unknown, nobodys)];
    for (const once of n % 2 ? pair : pair.reverse()) await once();
  }
  return differenceOfMedians(known, unknown);
}

test("the door's figures", async () => {
  const { signIns, saves } = await minuteAtTheDoor();
  note("saving every second beside 60 sign-ins a minute, p95", 150, "ms", p95(saves));
  note("  a sign-in meanwhile, p95", Number.POSITIVE_INFINITY, "ms", p95(signIns));

  const who = await newMember(group);
  const count = Number(process.env.SAMPLES ?? 5000);
  const prelogin = await interleaved((email) => askJson(group, "/api/door/prelogin", { email }), who.email, count);
  const auth = randomBytes(32).toString("hex");
  const wrong = await interleaved((email) => trySignIn(group, email, auth, "127.0.0.1"), who.email, count);
  for (const [what, found] of Object.entries({ prelogin, "a wrong password": wrong })) {
    note(`${what}: known less unknown, the farther end of the interval`, 1, "ms", Math.max(-found.low, found.high));
    note(`  difference of medians of ${count}`, Number.POSITIVE_INFINITY, "ms", found.at);
  }
  write({ prelogin, wrong });
});
