import {
  createCipheriv,
  createDecipheriv,
  createHash,
  createHmac,
  randomBytes,
  scrypt,
  timingSafeEqual,
} from "node:crypto";

/*
 * The server's second hash (docs/decisions/003). The browser sends `auth`, already stretched by Argon2id; here it is
 * keyed with the pepper and hashed with scrypt into 64 bytes. The first half is the verifier's preimage, the second
 * half seals the password wrap, so that a stolen database holds nothing that a password could be tried against.
 */

// sealing.md §1.4: N=2^15 needs 32 MiB, and Node's own limit stands just below it.
const cost = { N: 2 ** 15, r: 8, p: 1, maxmem: 64 * 1024 * 1024 };
const atOnce = 2;
let running = 0;
const waiting: (() => void)[] = [];

async function stretch(keyed: Uint8Array, salt: Uint8Array): Promise<Buffer> {
  if (running >= atOnce) await new Promise<void>((go) => waiting.push(go));
  else running += 1;
  try {
    return await new Promise((done, failed) =>
      scrypt(keyed, salt, 64, cost, (error, key) => (error ? failed(error) : done(key))),
    );
  } finally {
    // The place is handed to the next in line rather than freed, so the count cannot be overtaken.
    const next = waiting.shift();
    if (next) next();
    else running -= 1;
  }
}

const uuidBytes = (id: string) => Buffer.from(id.replaceAll("-", ""), "hex");

const keyed = (pepper: Uint8Array, memberId: string, auth: Uint8Array) =>
  createHmac("sha256", pepper).update(uuidBytes(memberId)).update(auth).digest();

function sealAad(memberId: string, epoch: number): Buffer {
  const counted = Buffer.alloc(4);
  counted.writeUInt32BE(epoch);
  return Buffer.concat([Buffer.from("rj1/seal"), uuidBytes(memberId), counted]);
}

/** Names a pepper without giving it away, so that a row says which one it was made with. */
export function pepperId(pepper: Uint8Array): string {
  return createHash("sha256").update("rj1/pepper-id").update(pepper).digest("hex").slice(0, 8);
}

export type StoredCredential = {
  memberId: string;
  epoch: number;
  serverSalt: Uint8Array;
  verifier: Uint8Array;
  sealedWrap: Uint8Array | null;
};

/** Seals a password wrap under S[32..64]; nonce, ciphertext and tag in one. */
function sealWrap(key: Uint8Array, wrap: Uint8Array, aad: Uint8Array): Buffer {
  const nonce = randomBytes(12);
  const cipher = createCipheriv("aes-256-gcm", key, nonce).setAAD(aad);
  return Buffer.concat([nonce, cipher.update(wrap), cipher.final(), cipher.getAuthTag()]);
}

/**
 * Makes what is stored for a new password. Takes the browser's `auth` (32 bytes), the password wrap (104 bytes) or
 * null for a journal that stays locked, and the credential's epoch.
 */
export async function makeCredential(
  pepper: Uint8Array,
  from: { memberId: string; epoch: number; auth: Uint8Array; wrap: Uint8Array | null },
): Promise<StoredCredential & { pepperId: string }> {
  const serverSalt = randomBytes(16);
  const stretched = await stretch(keyed(pepper, from.memberId, from.auth), serverSalt);
  return {
    memberId: from.memberId,
    epoch: from.epoch,
    serverSalt,
    verifier: createHash("sha256").update(stretched.subarray(0, 32)).digest(),
    pepperId: pepperId(pepper),
    sealedWrap: from.wrap && sealWrap(stretched.subarray(32), from.wrap, sealAad(from.memberId, from.epoch)),
  };
}

/**
 * Checks `auth` against a stored credential, or against nothing with the same work when there is none. Gives the
 * password wrap (null when none is stored), or null when it does not match.
 */
export async function checkAuth(
  pepper: Uint8Array,
  stored: StoredCredential | null,
  auth: Uint8Array,
): Promise<{ wrap: Uint8Array | null } | null> {
  const against = stored ?? {
    memberId: "0".repeat(32),
    epoch: 0,
    serverSalt: new Uint8Array(16),
    verifier: new Uint8Array(32),
    sealedWrap: null,
  };
  const stretched = await stretch(keyed(pepper, against.memberId, auth), against.serverSalt);
  const matches = timingSafeEqual(createHash("sha256").update(stretched.subarray(0, 32)).digest(), against.verifier);
  if (!stored || !matches) return null;
  if (!stored.sealedWrap) return { wrap: null };
  const sealed = stored.sealedWrap;
  const opener = createDecipheriv("aes-256-gcm", stretched.subarray(32), sealed.subarray(0, 12));
  opener.setAAD(sealAad(stored.memberId, stored.epoch)).setAuthTag(sealed.subarray(-16));
  return { wrap: Buffer.concat([opener.update(sealed.subarray(12, -16)), opener.final()]) };
}
