/*
 * Saving (sealing.md §2.7). Words are sealed on this device first, then sent with a new head. Whatever happens on the
 * way, they end on the server or stay here as a draft: an answer that was lost is looked up before anything is sent
 * again, and two versions of one reflection are both kept.
 */
import type { SyncItem } from "../wire.ts";
import { toHex } from "./bytes.ts";
import { type Contents, keyIdOf, takeIn, takeSaved } from "./contents.ts";
import { type Draft, dropDraft, keepDraft } from "./drafts.ts";
import { seal } from "./envelope.ts";
import { changeHead, sealHead } from "./head.ts";
import type { JournalKey } from "./journal-key.ts";
import { encodeReflection, type Reflection } from "./reflection.ts";
import { type Away, getChanged, putSealed, type SaveOutcome } from "./server.ts";
import { encodeSettings, type Settings } from "./settings.ts";
import type { Store } from "./store.ts";
import type { SaveState } from "./view.ts";

export type Saver = {
  store: Store;
  journal: JournalKey;
  memberId: string;
  contents: Contents;
  /** Keeps what was synced on this device. */
  remember: () => Promise<void>;
  /** Tells that the server's version stays and this device's words became a reflection of their own. */
  keptBoth: (id: string, keptAs: string) => void;
};

export type Sent = { id: string; draft: Draft; state: SaveState };
const tries = 12;
const pause = (ms: number) => new Promise((done) => setTimeout(done, ms));

/** Pulls what changed. Null when it worked. */
export async function pull({ contents, journal, memberId, remember }: Saver): Promise<Away | null> {
  // Where changes do not add up, perhaps only this device's copy is at fault: then everything is asked for, and judged.
  for (const since of contents.doubtful || contents.lastRev === 0 ? [0] : [contents.lastRev, 0]) {
    const answer = await getChanged(since);
    if (!answer.ok) return answer;
    if (await takeIn(contents, answer, { key: journal, memberId, whole: since === 0 })) break;
  }
  await remember();
  return null;
}

type Sealed = { id: string; kind: 1 | 3; version: number; deleted: boolean; envelope: Uint8Array };

function asItem(sealed: Sealed, answer: { rev: number; deleteOn: string | null }): SyncItem {
  const deleteOnDay = answer.deleteOn ? Date.parse(answer.deleteOn) / 86_400_000 : 0;
  const { id, kind, version, envelope } = sealed;
  return { id, kind, state: sealed.deleted ? "deleted" : "live", version, rev: answer.rev, deleteOnDay, envelope };
}

// A head goes on from what the writer's own devices vouch for, never from what a server chose to show.
const isVouchedFor = ({ vouched, headVersion }: Contents): boolean => vouched?.version === headVersion;
const askFirst = async (saver: Saver) => (isVouchedFor(saver.contents) ? null : pull(saver));

/** Puts one sealed item on the server with the head that it makes, and takes it in when it was saved. */
async function attempt(
  { contents, journal, memberId, remember }: Saver,
  sealed: Sealed,
  says: { reflection: Reflection } | { settings: Settings },
): Promise<SaveOutcome> {
  const { vouched, headVersion } = contents;
  if (!vouched || !isVouchedFor(contents)) return { ok: false, reason: "head-moved" };
  const before = contents.items.get(sealed.id);
  const out = before?.state === "live" && keyIdOf(before) === journal.keyIdHex ? [before] : [];
  const version = headVersion + 1;
  const head = { ...(await changeHead(journal, vouched, { out, in: sealed.deleted ? [] : [sealed] })), version };
  const envelope = await sealHead(journal, head, memberId, version);
  const outcome = await putSealed({ item: sealed, head: { version, envelope } });
  if (outcome.ok) {
    await takeSaved(contents, asItem(sealed, outcome), says, journal, head);
    await remember();
  }
  return outcome;
}

// Every change has an `editedAt` of its own, so equal reflections are one and the same change.
function isThere(contents: Contents, { reflection, deleted }: Draft): boolean {
  const there = contents.opened.get(reflection.id);
  if (!there || deleted !== (there.item.state === "deleted")) return false;
  return JSON.stringify(there.reflection) === JSON.stringify(reflection);
}

const aside = (draft: Draft): Draft => {
  const id = crypto.randomUUID();
  const reflection = { ...draft.reflection, id, conflictOf: draft.reflection.id };
  return { ...draft, reflection, base: 0, sent: [] };
};

// A nonce is used once, so it names one sealing among all.
const nonceOf = (envelope: Uint8Array): string => toHex(envelope.subarray(12, 24));
const mostSent = 100;

function noteSent(draft: Draft, envelope: Uint8Array): void {
  draft.sent ??= [];
  const nonce = nonceOf(envelope);
  if (!draft.sent.includes(nonce)) draft.sent.push(nonce);
  if (draft.sent.length > mostSent) draft.sent.shift();
}

// A server that shows an older journal than was seen, or no head that opens: asking on would change nothing.
const isStuck = ({ contents }: Saver, outcome: SaveOutcome): boolean =>
  contents.doubtful && !outcome.ok && (outcome.reason === "head-moved" || !isVouchedFor(contents));

/**
 * Sends a draft that is already sealed on this device. Gives where its words are now; the id is another one when both
 * versions were kept. Runs while this tab has its turn.
 */
export async function send(saver: Saver, given: Draft): Promise<Sent> {
  const { contents, journal, memberId, store } = saver;
  let draft = given;
  const at = () => Date.now();
  const stay = (why: "offline" | "signed-out" | "trouble"): Sent => ({
    id: draft.reflection.id,
    draft,
    state: { state: "on-device", at: at(), why },
  });
  const sealIt = () =>
    seal(journal, encodeReflection(draft.reflection), {
      kind: 1,
      memberId,
      id: draft.reflection.id,
      version: draft.base + 1,
    });
  const unasked = await askFirst(saver);
  if (unasked) return stay(unasked.reason);
  let envelope = await sealIt();
  let unseen = false;
  for (let n = 0; n < tries; n += 1) {
    const { id } = draft.reflection;
    const there = contents.items.get(id);
    if (there && isThere(contents, draft)) {
      // An earlier answer was lost on the way, perhaps before a crash: the server has these very words.
      await dropDraft(store, memberId, id);
      return { id, draft: { ...draft, base: there.version }, state: { state: "saved", at: at() } };
    }
    if (there && there.version !== draft.base && draft.sent?.includes(nonceOf(there.envelope))) {
      // Earlier words of this very writing, whose answer was lost on the way: these were written over them.
      draft = { ...draft, base: there.version };
      envelope = await sealIt();
    }
    if ((there?.version ?? 0) !== draft.base || unseen) {
      if (draft.deleted && !draft.onlyHere) {
        // Changed elsewhere meanwhile: what is newer is not thrown away by an older wish.
        await dropDraft(store, memberId, id);
        return { id, draft, state: { state: "clean" } };
      }
      const apart = aside(draft);
      if (!(await keepDraft(store, journal, memberId, apart))) return { id, draft, state: { state: "not-saved" } };
      await dropDraft(store, memberId, id);
      saver.keptBoth(id, apart.reflection.id);
      draft = apart;
      envelope = await sealIt();
    }
    const sealed = {
      id: draft.reflection.id,
      kind: 1,
      version: draft.base + 1,
      deleted: draft.deleted,
      envelope,
    } as const;
    noteSent(draft, envelope);
    const outcome = await attempt(saver, sealed, { reflection: draft.reflection });
    if (outcome.ok)
      return { id: sealed.id, draft: { ...draft, base: sealed.version }, state: { state: "saved", at: at() } };
    if (outcome.reason === "refused") return stay("trouble");
    const away = await pull(saver);
    // Said to have changed, and nothing newer is shown: what is written here goes on beside whatever that is.
    const still = draft.base > 0 && contents.items.get(sealed.id)?.version === draft.base;
    unseen = outcome.reason === "reflection-changed" && still;
    if (n > 0 && isStuck(saver, outcome)) return stay("trouble");
    if (away || (outcome.reason !== "head-moved" && outcome.reason !== "reflection-changed" && n > 0)) {
      return stay(away?.reason ?? (outcome.reason as "offline" | "signed-out" | "trouble"));
    }
    // Many devices at once: each waits a little, and not all the same.
    if (n > 1) await pause(Math.random() * 40 * n);
  }
  return stay("trouble");
}

/**
 * Changes the writer's settings. `change` is applied again to newer ones where another device was quicker, so it must say
 * what to do, not what the whole should be. Refusals: why nothing was changed.
 */
export async function changeSettings(
  saver: Saver,
  change: (before: Settings) => Settings,
): Promise<{ ok: true } | Away> {
  const { contents, journal, memberId } = saver;
  const unasked = await askFirst(saver);
  if (unasked) return unasked;
  for (let n = 0; n < tries; n += 1) {
    if (!contents.settings) return { ok: false, reason: "trouble" };
    const settings = change(contents.settings);
    const version = (contents.items.get(memberId)?.version ?? 0) + 1;
    const bound = { kind: 3, memberId, id: memberId, version } as const;
    const envelope = await seal(journal, encodeSettings(settings), bound);
    const sealed: Sealed = { id: memberId, kind: 3, version, deleted: false, envelope };
    const outcome = await attempt(saver, sealed, { settings });
    if (outcome.ok) return { ok: true };
    if (outcome.reason === "refused") return { ok: false, reason: "trouble" };
    if (outcome.reason !== "head-moved" && outcome.reason !== "reflection-changed")
      return { ok: false, reason: outcome.reason };
    const away = await pull(saver);
    if (away) return away;
    if (n > 0 && isStuck(saver, outcome)) return { ok: false, reason: "trouble" };
    if (n > 1) await pause(Math.random() * 40 * n);
  }
  return { ok: false, reason: "trouble" };
}
