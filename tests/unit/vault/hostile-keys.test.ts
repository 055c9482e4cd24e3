import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { fromHex, toHex } from "@/lib/journal/vault/bytes";
import { type Derived, deriveFromPassword } from "@/lib/journal/vault/derive";
import { sealUnderLocalKey } from "@/lib/journal/vault/journal-key";
import { derive, fromKept, withPassword } from "@/lib/journal/vault/keys";
import { getAccount, type SignedIn } from "@/lib/journal/vault/server";
import { sealWrap } from "@/lib/journal/vault/wrap";
import { counting, fixedRaw, flipped, memberA, memberB } from "@/tests/support/vault";

const email = "member@example.org";
const seedHex = "11".repeat(32);
const localKey = "22".repeat(32);
const own = await deriveFromPassword({ email, password: "a password of their own", seedHex });
const attackers = await deriveFromPassword({ email, password: "the attacker's password", seedHex });
const bound = { type: 1, memberId: memberA, seed: fromHex(seedHex) } as const;
const wrapped = (secret: Derived, how: Parameters<typeof sealWrap>[2] = bound) => sealWrap(fixedRaw(), secret, how);
const account = {
  ...{ memberId: memberA, email, name: "Test", leads: false, own: true, demonstration: false },
  ...{ keyId: toHex(fixedRaw().keyId), opensWithPassword: true, hasKit: false, localKey },
  keys: [toHex(fixedRaw().keyId)],
};

/** What the server answers, whatever is asked. */
let answer: () => Response;
const says = (body: unknown, init?: ResponseInit) => {
  answer = () => Response.json(body, init);
};
const works: number[] = [];

beforeEach(() => {
  works.length = 0;
  vi.stubGlobal("fetch", async () => answer());
  // A worker of this process: the same work, without a thread.
  vi.stubGlobal(
    "Worker",
    class {
      onmessage: ((message: { data: unknown }) => void) | null = null;
      postMessage(asked: Parameters<typeof deriveFromPassword>[0]) {
        works.push(1);
        void deriveFromPassword(asked).then((derived) => this.onmessage?.({ data: { ok: true, derived } }));
      }
      terminate() {}
    },
  );
});
afterEach(() => {
  vi.unstubAllGlobals();
});

const signedIn = async (): Promise<SignedIn> => {
  says(account);
  const who = await getAccount();
  if (!who.ok) throw new Error("no account");
  return who;
};

describe("how a password is stretched", () => {
  it("is as the server says only where that is what this site always does", async () => {
    says({ kdf: 1, seed: seedHex, retryAfter: 0 });
    expect(await derive(email, "a password of their own")).toMatchObject({
      ok: true,
      derived: { authHex: own.authHex },
    });
    expect(works).toHaveLength(1);
  });

  it.each([
    ["profile 0", { kdf: 0, seed: seedHex }],
    ["profile 2", { kdf: 2, seed: seedHex }],
    ["no profile", { seed: seedHex }],
    ["a profile as a text", { kdf: "1", seed: seedHex }],
    ["a profile in a list", { kdf: [1], seed: seedHex }],
    ["a short seed", { kdf: 1, seed: seedHex.slice(2) }],
    ["a long seed", { kdf: 1, seed: `${seedHex}00` }],
    ["an empty seed", { kdf: 1, seed: "" }],
    ["no seed", { kdf: 1 }],
    ["a seed that is no hexadecimal", { kdf: 1, seed: "zz".repeat(32) }],
  ])("is refused with %s, and nothing is derived from the password", async (_name, lie) => {
    says({ retryAfter: 0, ...lie });
    expect(await derive(email, "a password of their own")).toEqual({ ok: false, reason: "trouble" });
    expect(works).toEqual([]);
  });
});

describe("the wrap that a server answers with", () => {
  it("opens where it is the member's own", async () => {
    const who = await signedIn();
    says({ ok: true, wrap: toHex(await wrapped(own)) });
    expect(await withPassword(who, own, seedHex)).toMatchObject({ ok: true, journal: { keyIdHex: account.keyId } });
  });

  const lies: [string, () => Promise<Uint8Array>][] = [
    ["made under a password that the attacker knows", () => wrapped(attackers)],
    [
      "with this password's commitment over what another password seals",
      async () => {
        const theirs = Uint8Array.from(await wrapped(attackers));
        theirs.set(own.commit, 24);
        return theirs;
      },
    ],
    ["of another member", () => wrapped(own, { ...bound, memberId: memberB })],
    ["made for another seed", () => wrapped(own, { ...bound, seed: counting(32) })],
    ["of another type", () => wrapped(own, { type: 2, memberId: memberA })],
    [
      "of another type, dressed up",
      async () => {
        const words = Uint8Array.from(await wrapped(own, { type: 2, memberId: memberA }));
        words[3] = 1;
        return words;
      },
    ],
    ["of format 2", async () => flipped(await wrapped(own), 2, 3)],
    ["with a changed commitment", async () => flipped(await wrapped(own), 30)],
    ["with the id of another key", async () => flipped(await wrapped(own), 5)],
    ["cut short", async () => (await wrapped(own)).slice(0, -1)],
    ["with something after its end", async () => Uint8Array.from([...(await wrapped(own)), 0])],
    ["with nothing in it", async () => new Uint8Array(0)],
  ];
  it.each(lies)("%s opens nothing", async (_name, lie) => {
    const who = await signedIn();
    says({ ok: true, wrap: toHex(await lie()) });
    expect(await withPassword(who, own, seedHex)).toEqual({ ok: false, reason: "trouble" });
  });

  it("is not made up from a refusal that nobody knows, a page of HTML or a bare value", async () => {
    const who = await signedIn();
    says({ ok: false, reason: "because" });
    expect(await withPassword(who, own, seedHex)).toEqual({ ok: false, reason: "trouble" });
    for (const body of ["<!doctype html>", "null", "[]", '"ok"', "{"]) {
      answer = () => new Response(body);
      expect(await withPassword(who, own, seedHex)).toEqual({ ok: false, reason: "trouble" });
    }
  });
});

describe("who the server says is signed in", () => {
  it("opens what this device keeps only as the member, the sign-in and the key that it was kept for", async () => {
    const kept = await sealUnderLocalKey(fixedRaw(), fromHex(localKey), memberA);
    const who = await signedIn();
    expect((await fromKept(kept, who))?.journal.keyIdHex).toBe(account.keyId);
    expect(await fromKept(kept, { ...who, localKey: "23".repeat(32) })).toBeNull();
    expect(await fromKept(kept, { ...who, memberId: memberB })).toBeNull();
    expect(await fromKept(kept, { ...who, keyId: "00".repeat(8) })).toBeNull();
  });

  it.each([
    ["no local key", { localKey: undefined }],
    ["a short local key", { localKey: "22" }],
    ["a local key that is no hexadecimal", { localKey: "zz".repeat(32) }],
    ["a member that is no id", { memberId: "me" }],
    ["a key that is no id", { keyId: 7 }],
    ["no email", { email: null }],
  ])("is nobody with %s", async (_name, lie) => {
    says({ ...account, ...lie });
    expect(await getAccount()).toEqual({ ok: false, reason: "trouble" });
  });

  it("is nobody in an error page, a bare value or a refusal", async () => {
    for (const lie of [
      () => new Response("<!doctype html>"),
      () => Response.json(null),
      () => Response.json([account]),
      () => Response.json(account, { status: 404 }),
      () => Response.json({ reason: "invalid" }, { status: 400 }),
    ]) {
      answer = lie;
      expect(await getAccount()).toEqual({ ok: false, reason: "trouble" });
    }
    says({ reason: "signed-out" }, { status: 401 });
    expect(await getAccount()).toEqual({ ok: false, reason: "signed-out" });
  });
});
