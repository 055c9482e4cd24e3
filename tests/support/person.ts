import { randomUUID } from "node:crypto";
import { asMember, db } from "@/db/client";
import { credentials, journalHeads, journalKeys, members } from "@/db/schema";
import { changePassword } from "@/lib/auth/change-password";
import { checkPassword } from "@/lib/auth/check-password";
import { listEarlier, openEarlier } from "@/lib/auth/earlier";
import { passwordInput } from "@/lib/auth/input";
import { beginSignIn, findSignIn } from "@/lib/auth/sign-ins";
import { makeCredential } from "@/lib/auth/verifier";
import { keepKit } from "@/lib/journal/commands";
import { adoptKey, rotateKey } from "@/lib/journal/commands/replace-key";
import { resealItems, saveHistories } from "@/lib/journal/commands/reseal";
import { adoptInput, earlierInput, historyInput, kitInput, kitWrapInput, rotateInput } from "@/lib/journal/input";
import { getKeyState, getKitWrap, listHistories } from "@/lib/journal/queries";
import { fromHex, randomBytes, toHex } from "@/lib/journal/vault/bytes";
import { deriveFromPassword } from "@/lib/journal/vault/derive";
import { importJournalKey, type JournalKey, makeRawKey } from "@/lib/journal/vault/journal-key";
import { withPrevious } from "@/lib/journal/vault/previous-keys";
import type { SignedIn } from "@/lib/journal/vault/server";
import { openWrap, sealWrap } from "@/lib/journal/vault/wrap";
import { decodeBatch, encodeSync } from "@/lib/journal/wire";
import { networkFor } from "./device";
import { asMemberForTests } from "./people";

// The same question is asked many times over in these tests, and each answer takes a quarter of a second.
const derivedOnce = new Map<string, ReturnType<typeof deriveFromPassword>>();

/** `deriveFromPassword`, asked once for each password and seed. */
export function deriveOnce(from: Parameters<typeof deriveFromPassword>[0]) {
  const key = JSON.stringify(from);
  const known = derivedOnce.get(key) ?? deriveFromPassword(from);
  derivedOnce.set(key, known);
  return known;
}

const hex = (bytes: Uint8Array | null) => bytes && toHex(bytes);

/** Somebody with a password and an empty journal, in the real database; `token` is a sign-in of theirs. */
export async function makePerson(password = `words of ${randomUUID()}`, seed = randomBytes(32)) {
  const memberId = randomUUID();
  const email = `${memberId}@example.org`;
  const derived = await deriveOnce({ email, password, seedHex: toHex(seed) });
  const raw = makeRawKey();
  const wrap = await sealWrap(raw, derived, { type: 1, memberId, seed });
  const pepper = Buffer.from(process.env.PEPPER ?? "", "hex");
  const made = await makeCredential(pepper, { memberId, epoch: 1, auth: fromHex(derived.authHex), wrap });
  await db().insert(members).values({ id: memberId, name: "Test", email });
  await asMember(memberId, async (tx) => {
    await tx.insert(credentials).values({ ...made, kdf: 1, seed, keyId: raw.keyId });
    await tx.insert(journalKeys).values({ memberId, keyId: raw.keyId });
    await tx.insert(journalHeads).values({ memberId, version: 0, lastRev: 0 });
  });
  const token = await beginSignIn({ memberId, epoch: 1, own: true });
  return { memberId, email, password, token, member: asMemberForTests({ memberId, email }) };
}

export type PersonForTests = Awaited<ReturnType<typeof makePerson>>;

export const from = (person: PersonForTests) => ({ address: "127.0.0.1", browser: null, token: person.token });

/** A new seed, and what a password gives under it. */
export async function newSecret(person: Pick<PersonForTests, "email">, password: string) {
  const seed = randomBytes(32);
  const derived = await deriveOnce({ email: person.email, password, seedHex: toHex(seed) });
  return { seed, derived, auth: fromHex(derived.authHex) };
}

/** Who is signed in, as the route says it. */
export async function accountOf(person: PersonForTests): Promise<SignedIn> {
  const { memberId, email } = person;
  const { keyId, keys, previous, ...state } = await getKeyState(person.member);
  const listed = previous.map((one) => ({
    keyId: toHex(one.keyId),
    wrap: hex(one.wrap) ?? "",
    under: hex(one.under) ?? "",
  }));
  const rest = { name: "Test", leads: false, own: true, demonstration: false, localKey: "00".repeat(32) };
  return { ok: true, memberId, email, ...rest, ...state, keyId: hex(keyId), keys: keys.map(toHex), previous: listed };
}

/** What a password gives now, as prelogin and the worker give it; null when it is not the current one. */
export async function tryPassword(person: PersonForTests, password: string) {
  const { memberId, email } = person;
  const [current] = await asMember(memberId, (tx) => tx.select().from(credentials).orderBy(credentials.epoch)).then(
    (rows) => rows.filter(({ retiredOn }) => retiredOn === null),
  );
  const seedHex = toHex(current?.seed ?? new Uint8Array(32));
  const derived = await deriveOnce({ email, password, seedHex });
  const checked = await checkPassword({ email, auth: fromHex(derived.authHex), ...from(person) });
  if (!checked.ok || !checked.wrap) return null;
  const opened = await openWrap(checked.wrap, derived, { type: 1, memberId, seed: fromHex(seedHex) });
  return opened.ok ? { derived, raw: opened } : null;
}

/** The journal key with all that it replaced, as a device has it that signs in with this password. */
export async function openWithPassword(person: PersonForTests, password: string): Promise<JournalKey | null> {
  const proved = await tryPassword(person, password);
  return proved && withPrevious(await importJournalKey(proved.raw), await accountOf(person));
}

const body = (init?: RequestInit) => JSON.parse(String(init?.body));

/**
 * The network between the vault and every command of the journal. `cut` is asked before and after each request that
 * changes something: true, and the connection is gone, with the answer or before the question arrived.
 */
export function wholeNetworkFor(
  person: PersonForTests,
  cut: (when: "before" | "after") => boolean = () => false,
): typeof fetch {
  const { member } = person;
  const rest = networkFor(member);
  const answers: Record<string, (init?: RequestInit) => Promise<object>> = {
    "GET /api/journal/local-key": () => accountOf(person),
    "GET /api/journal/earlier": async () => ({
      earlier: (await listEarlier(member)).map((one) => ({ ...one, seed: hex(one.seed), keyId: hex(one.keyId) })),
    }),
    "POST /api/journal/earlier": async (init) => {
      const opened = await openEarlier(member, earlierInput.parse(body(init)));
      return opened.ok ? { ok: true, keyId: hex(opened.keyId), wrap: hex(opened.wrap) } : opened;
    },
    "PUT /api/journal/password": (init) => changePassword(member, passwordInput.parse(body(init)), from(person)),
    "POST /api/journal/rotate": (init) => rotateKey(member, rotateInput.parse(body(init)), from(person)),
    "POST /api/journal/adopt": (init) => adoptKey(member, adoptInput.parse(body(init))),
    "PUT /api/journal/kit": (init) => keepKit(member, kitInput.parse(body(init)), person.token),
    "POST /api/journal/kit-wrap": async (init) => {
      const wrap = await getKitWrap(member, kitWrapInput.parse(body(init)));
      return wrap ? { ok: true, wrap: hex(wrap) } : { ok: false, reason: "no-match" };
    },
  };
  const batch = (init?: RequestInit) => {
    const decoded = decodeBatch(new Uint8Array(init?.body as ArrayBuffer));
    if (!decoded) throw new Error("a batch that does not decode");
    return decoded;
  };
  const ask = async (path: string, init?: RequestInit): Promise<Response> => {
    const what = `${init?.method ?? "GET"} ${path.split("?")[0]}`;
    if (what === "PUT /api/journal/reseal") {
      const saved = await resealItems(member, batch(init));
      return Response.json(saved.ok ? { rev: saved.rev } : { reason: saved.reason }, { status: saved.ok ? 200 : 409 });
    }
    if (what === "PUT /api/journal/history") {
      const saved = await saveHistories(member, batch(init).items);
      return Response.json(saved, { status: saved.ok ? 200 : 409 });
    }
    if (what === "POST /api/journal/history")
      return new Response(encodeSync(await listHistories(member, historyInput.parse(body(init)))));
    const answer = answers[what];
    return answer ? Response.json(await answer(init)) : rest(path, init);
  };
  return async (input, init) => {
    const changes = init?.method === "PUT" || init?.method === "POST";
    if (changes && cut("before")) throw new TypeError("the connection was cut");
    const response = await ask(String(input), init);
    if (changes && cut("after")) throw new TypeError("the connection was cut");
    return response;
  };
}

/** Whether a sign-in's token still stands for somebody. */
export const isSignedIn = async (token: string) => (await findSignIn(token)) !== null;
