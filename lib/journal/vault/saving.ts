/*
 * Saving (sealing.md §2.7). Words are sealed on this device first, then sent with a new head. Whatever happens on the
 * way, they end on the server or stay here as a draft: an answer that was lost is looked up before anything is sent
 * again, and two versions of one reflection are both kept.
 */
import { maxSealedBytes, type SyncItem } from "../wire.ts";
import { toHex } from "./bytes.ts";
import { type Contents, counts, takeIn, takeSaved } from "./contents.ts";
import { type Draft, dropDraft, keepDraft } from "./drafts.ts";
import { nonceOf, seal } from "./envelope.ts";
import { changeHead, type Head, sealHead } from "./head.ts";
import type { JournalKey } from "./journal-key.ts";
import { encodeReflection, type Reflection } from "./reflection.ts";
import { type Away, getChanged, putSealed, type SaveOutcome } from "./server.ts";
import type { Settings } from "./settings.ts";
import type { Store } from "./store.ts";
import type { SaveState } from "./view.ts";

type OnDevice = Extract<SaveState, { state: "on-device" }>["why"];

export type Saver = {
  store: Store;
  journal: JournalKey;
  memberId: string;
  contents: Contents;
  /** Keeps what was synced on this device. */
  remember: () => Promise<void>;
  /** Keeps on this device what is known of a draft right before it goes out. */
  going: (draft: Draft) => Promise<void>;
  /** Tells that the server's version stays and this device's words became a reflection of their own. */
  keptBoth: (id: string, keptAs: string) => void;
  /** Tells that a reflection was not deleted, because it was changed elsewhere meanwhile. */
  notDeleted: (id: string) => void;
};

export type Sent = { id: string; draft: Draft; state: SaveState };
// Many devices may move the head again and again; giving up early would only mean to begin anew some seconds later.
export const tries = 60;
export const mostInVain = 2;
/** Between tries with many devices at once: each waits a little, and not all the same. */
export const waitABit = (n: number) =>
  n > 1 ? new Promise((done) => setTimeout(done, Math.random() * Math.min(40 * n, 400))) : Promise.resolve();

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

export type Sealed = { id: string; kind: 1 | 3; version: number; deleted: boolean; envelope: Uint8Array };

function asItem(sealed: Sealed, answer: { rev: number; deleteOn: string | null }): SyncItem {
  const deleteOnDay = answer.deleteOn ? Date.parse(answer.deleteOn) / 86_400_000 : 0;
  const { id, kind, version, envelope } = sealed;
  return { id, kind, state: sealed.deleted ? "deleted" : "live", version, rev: answer.rev, deleteOnDay, envelope };
}

/** Puts one sealed item on the server with the head that it makes from `vouched`, and takes it in when it was saved. */
export async function attempt(
  { contents, journal, memberId, remember }: Saver,
  vouched: Head,
  sealed: Sealed,
  says: { reflection: Reflection } | { settings: Settings },
): Promise<SaveOutcome> {
  // Beside `vouched` before anything is waited for: a pull that comes between must not pair it with a later version.
  const headVersion = contents.headVersion + 1;
  const before = contents.items.get(sealed.id);
  const out = before && counts(journal, before) ? [before] : [];
  const head = await changeHead(journal, vouched, { out, in: sealed.deleted ? [] : [sealed] });
  const envelope = await sealHead(journal, head, memberId, headVersion);
  const outcome = await putSealed({ item: sealed, head: { version: headVersion, envelope } });
  if (outcome.ok) {
    await takeSaved(contents, asItem(sealed, outcome), says, journal, { vouched: head, headVersion });
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

// What tells one envelope from all others, also after it moved to a new key: its nonce.
const markOf = (envelope: Uint8Array) => toHex(nonceOf(envelope));

/** The same words as a reflection of their own. */
export const aside = (draft: Draft): Draft => {
  const id = crypto.randomUUID();
  const reflection = { ...draft.reflection, id, conflictOf: draft.reflection.id };
  return { ...draft, reflection, base: 0, tried: undefined };
};

/**
 * Sends a draft that is already sealed on this device. Gives where its words are now; the id is another one when both
 * versions were kept. Runs while this tab has its turn.
 */
export async function send(saver: Saver, given: Draft): Promise<Sent> {
  const { contents, journal, memberId, store } = saver;
  let draft = given;
  const at = () => Date.now();
  const stay = (why: OnDevice): Sent => ({
    id: draft.reflection.id,
    draft,
    state: { state: "on-device", at: at(), why },
  });
  const sealIt = () => {
    const { id } = draft.reflection;
    return seal(journal, encodeReflection(draft.reflection), { kind: 1, memberId, id, version: draft.base + 1 });
  };
  if (draft.tried || !contents.vouched) {
    const away = await pull(saver);
    if (away) return stay(away.reason);
  }
  // Without a head that opened, a new one would vouch for whatever the server has sent: the words stay here.
  if (!contents.vouched) return stay("trouble");
  let envelope = await sealIt();
  let unseen = false;
  let inVain = 0;
  for (let n = 0; n < tries; n += 1) {
    const { id } = draft.reflection;
    const there = contents.items.get(id);
    if (there && isThere(contents, draft)) {
      // An earlier answer was lost on the way, perhaps before a crash: the server has these very words.
      return { id, draft: { ...draft, base: there.version }, state: { state: "saved", at: at() } };
    }
    const since = contents.opened.get(id)?.since ?? 0;
    if (there && draft.base < there.version && draft.base >= since && since > 0) {
      // Sealed anew meanwhile, under a new key: the words that these were written over are still the ones there.
      draft = { ...draft, base: there.version };
      envelope = await sealIt();
    }
    if ((there?.version ?? 0) !== draft.base || unseen) {
      if (there && draft.tried === markOf(there.envelope)) {
        // The same, and written on since: the server has earlier words of this draft, and nobody else's.
        draft = { ...draft, base: there.version };
      } else if (draft.deleted && !draft.onlyHere) {
        // Changed elsewhere meanwhile: what is newer is not thrown away by an older wish, and that is said.
        if (there?.state === "live") saver.notDeleted(id);
        return { id, draft, state: { state: "clean" } };
      } else {
        const apart = aside(draft);
        // A full device keeps what it had, and the words go to the server all the same.
        if (await keepDraft(store, journal, memberId, apart)) await dropDraft(store, memberId, draft);
        saver.keptBoth(id, apart.reflection.id);
        draft = apart;
      }
      envelope = await sealIt();
    }
    if (envelope.byteLength > maxSealedBytes) return stay("too-long");
    draft = { ...draft, tried: markOf(envelope) };
    await saver.going(draft);
    const { reflection, base, deleted } = draft;
    const sealed: Sealed = { id: reflection.id, kind: 1, version: base + 1, deleted, envelope };
    const { headVersion } = contents;
    const outcome = await attempt(saver, contents.vouched, sealed, { reflection });
    if (outcome.ok) {
      return { id: reflection.id, draft: { ...draft, base: base + 1 }, state: { state: "saved", at: at() } };
    }
    if (outcome.reason === "too-long") return stay("too-long");
    if (outcome.reason === "refused") return stay("trouble");
    const away = await pull(saver);
    if (away) return stay(away.reason);
    // Said to have changed, and nothing newer is shown: what is written here goes on beside whatever that is.
    unseen = outcome.reason === "reflection-changed" && base > 0 && contents.items.get(reflection.id)?.version === base;
    // A server that went back in time, or shows nothing new: no number of tries helps.
    if (contents.headVersion === headVersion) inVain += 1;
    if (contents.behind || inVain > mostInVain) return stay("trouble");
    if (outcome.reason !== "head-moved" && outcome.reason !== "reflection-changed" && n > 0)
      return stay(outcome.reason);
    await waitABit(n);
  }
  return stay("trouble");
}
