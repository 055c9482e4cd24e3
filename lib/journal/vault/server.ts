/*
 * What the journal asks of the server. Every answer is a value: what was asked for, or a reason that the screens have
 * words for. Nothing readable is ever sent, and nothing is ever sent in an address.
 */
import { decodeSync, encodeBatch, encodeSave, type SaveRequest, type SealedBatch, type SyncAnswer } from "../wire.ts";
import type { Account } from "./view.ts";

/** The server could not be asked, or did not know who asks. */
export type Away = { ok: false; reason: "offline" | "signed-out" | "trouble" };
export type SaveOutcome =
  | { ok: true; rev: number; deleteOn: string | null }
  | { ok: false; reason: "head-moved" | "reflection-changed" | "too-long" | "refused" }
  | Away;

const json = { "Content-Type": "application/json" };

// Longer than a slow line needs for one save or one sync, short enough that a hung connection is not called saving for ever.
const patience = 45_000;

async function ask(path: string, init: RequestInit = {}): Promise<Response | Away> {
  try {
    const response = await fetch(path, {
      cache: "no-store",
      redirect: "error",
      signal: AbortSignal.timeout(patience),
      ...init,
    });
    if (response.status === 401) return { ok: false, reason: "signed-out" };
    return response.status >= 500 ? { ok: false, reason: "trouble" } : response;
  } catch {
    // A browser knows when it has no network at all; with one, the fault is somewhere on the way or at the site.
    return { ok: false, reason: navigator.onLine ? "trouble" : "offline" };
  }
}

/** Posts JSON and gives the answer as it is; `T` is what the route's own file says. */
export async function post<T>(path: string, body: object, method = "POST"): Promise<T | Away> {
  const response = await ask(path, { method, headers: json, body: JSON.stringify(body) });
  if (!(response instanceof Response)) return response;
  const answer = await readObject(response);
  return answer ? (answer as T) : { ok: false, reason: "trouble" };
}

// What a page of HTML, a cut answer or a bare value is not. Statuses are not asked: refusals are objects too.
async function readObject(response: Response): Promise<Record<string, unknown> | null> {
  try {
    const answer: unknown = await response.json();
    return typeof answer === "object" && answer !== null && !Array.isArray(answer)
      ? (answer as Record<string, unknown>)
      : null;
  } catch {
    return null;
  }
}

const fitsAccount: Record<string, (value: unknown) => boolean> = {
  memberId: (value) => typeof value === "string" && /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(value),
  localKey: (value) => typeof value === "string" && /^[0-9a-f]{64}$/.test(value),
  keyId: (value) => value === null || (typeof value === "string" && /^[0-9a-f]{16}$/.test(value)),
  email: (value) => typeof value === "string",
  name: (value) => typeof value === "string",
  keys: (value) => Array.isArray(value) && value.every((one) => typeof one === "string"),
};

/** Asks for JSON. */
export async function getJson<T>(path: string): Promise<T | Away> {
  const response = await ask(path);
  if (!(response instanceof Response)) return response;
  try {
    return (await response.json()) as T;
  } catch {
    return { ok: false, reason: "trouble" };
  }
}

export type SignedIn = Account & { ok: true; localKey: string };

/** Who is signed in here, with the local key of this sign-in. Anything but an account is trouble. */
export async function getAccount(): Promise<SignedIn | Away> {
  const response = await ask("/api/journal/local-key");
  if (!(response instanceof Response)) return response;
  const account = response.ok ? await readObject(response) : null;
  if (!account || !Object.entries(fitsAccount).every(([name, fits]) => fits(account[name])))
    return { ok: false, reason: "trouble" };
  return { ...(account as unknown as SignedIn), ok: true };
}

/** The recovery wrap of the current journal key, for a sealed copy; null without a kit. */
export async function getRecoveryWrap(): Promise<{ ok: true; wrap: string | null } | Away> {
  const response = await ask("/api/journal/recovery-wrap");
  if (!(response instanceof Response)) return response;
  try {
    return response.ok
      ? ((await response.json()) as { ok: true; wrap: string | null })
      : { ok: false, reason: "trouble" };
  } catch {
    return { ok: false, reason: "trouble" };
  }
}

/** Everything sealed that changed after a revision. A malformed answer is trouble, and nothing of it is taken. */
export const getChanged = (since: number) => readSync(ask(`/api/journal?since=${since}`));

/** The sealed history of one reflection, or the next few under one key. What is asked for is posted: no address names it. */
export const getHistories = (which: { id: string } | { under: string }) =>
  readSync(ask("/api/journal/history", { method: "POST", headers: json, body: JSON.stringify(which) }));

async function readSync(asked: Promise<Response | Away>): Promise<({ ok: true } & SyncAnswer) | Away> {
  const response = await asked;
  if (!(response instanceof Response)) return response;
  try {
    const answer = response.ok ? decodeSync(new Uint8Array(await response.arrayBuffer())) : null;
    return answer ? { ok: true, ...answer } : { ok: false, reason: "trouble" };
  } catch {
    return { ok: false, reason: "offline" };
  }
}

const isDay = (value: unknown): value is string => typeof value === "string" && /^\d{4}-\d\d-\d\d$/.test(value);

/** How many reflections the server keeps: the one thing that can be known of them without the key. */
export async function countKept(): Promise<number> {
  const there = await getChanged(0);
  return there.ok ? there.items.filter(({ kind, state }) => kind === 1 && state === "live").length : 0;
}

/** Sends one sealed item with its head. */
export async function putSealed(save: SaveRequest): Promise<SaveOutcome> {
  const headers = { "Content-Type": "application/octet-stream" };
  const response = await ask("/api/journal", { method: "PUT", headers, body: encodeSave(save) });
  if (!(response instanceof Response)) return response;
  // Ours, or a proxy's that takes less than we do.
  if (response.status === 413) return { ok: false, reason: "too-long" };
  try {
    const answer = (await response.json()) as { rev?: number; deleteOn?: string | null; reason?: string };
    if (response.ok && typeof answer.rev === "number")
      return { ok: true, rev: answer.rev, deleteOn: isDay(answer.deleteOn) ? answer.deleteOn : null };
    const { reason } = answer;
    return { ok: false, reason: reason === "head-moved" || reason === "reflection-changed" ? reason : "refused" };
  } catch {
    // The answer was cut short: what was sent may have been saved, and a sync will tell.
    return { ok: false, reason: "offline" };
  }
}

export type BatchOutcome =
  | { ok: true; rev: number }
  | { ok: false; reason: "head-moved" | "reflection-changed" | "changed" | "refused" }
  | Away;

/** Sends several sealed things at once: all are stored, or none. */
export async function putBatch(path: string, batch: SealedBatch): Promise<BatchOutcome> {
  const headers = { "Content-Type": "application/octet-stream" };
  const response = await ask(path, { method: "PUT", headers, body: encodeBatch(batch) });
  if (!(response instanceof Response)) return response;
  try {
    const { rev = 0, reason } = (await response.json()) as { rev?: number; reason?: string };
    if (response.ok) return { ok: true, rev };
    const known = reason === "head-moved" || reason === "reflection-changed" || reason === "changed";
    return { ok: false, reason: known ? reason : "refused" };
  } catch {
    return { ok: false, reason: "offline" };
  }
}

export type Prelogin = { kdf: number; seed: string; retryAfter: number };
