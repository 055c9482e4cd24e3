/*
 * The sealed copy of an open journal: everything in it under a passphrase, and under the recovery words where there is a
 * kit. Browser only: the passphrase is stretched in the worker, as a password is.
 */
import { sealBackup } from "../backup.ts";
import { fromHex, randomBytes, toHex } from "../bytes.ts";
import { kdfProfile } from "../derive.ts";
import { deriveInWorker } from "../derive-in-worker.ts";
import type { JournalKey } from "../journal-key.ts";
import { getRecoveryWrap } from "../server.ts";
import type { SealedCopy } from "../view.ts";
import { pacer } from "./pace.ts";
import { type Taken, takenLines } from "./taken.ts";

/** Stretches the passphrase of a sealed copy; null when this device cannot. */
export async function stretchPassphrase(passphrase: string, seedHex: string) {
  const done = await deriveInWorker({ email: "", password: passphrase, profile: kdfProfile, seedHex });
  return done.ok ? done.derived : null;
}

/** Seals it. The server is asked for the recovery wrap and learns nothing but that. */
export async function sealCopy(
  memberId: string,
  journal: JournalKey,
  taken: Taken,
  passphrase: string,
): Promise<SealedCopy> {
  const answer = await getRecoveryWrap();
  if (!answer.ok) return answer;
  const wrap = answer.wrap === null ? null : fromHex(answer.wrap);
  // Another key's wrap would make a file that the words do not open: better no file than that promise.
  if (wrap && toHex(wrap.subarray(4, 12)) !== journal.keyIdHex) return { ok: false, reason: "trouble" };
  const seed = randomBytes(32);
  const secret = await stretchPassphrase(passphrase, toHex(seed));
  if (!secret) return { ok: false, reason: "memory" };
  const words = wrap && { wrap, journal };
  const parts = await sealBackup(takenLines(taken), { memberId, seed, secret, words, pause: pacer() });
  return { ok: true, parts, words: words !== null };
}
