/*
 * Saving (sealing.md §2.7). Words are sealed on this device first, then sent with a new head. Whatever happens on the
 * way, they end on the server or stay here as a draft: an answer that was lost is looked up before anything is sent
 * again, and two versions of one reflection are both kept.
 */
import type { SyncItem } from "../wire.ts";
import { type Contents, counts, takeIn, takeSaved } from "./contents.ts";
import { type Draft, dropDraft, keepDraft } from "./drafts.ts";
import { seal } from "./envelope.ts";
import { changeHead, emptyHead, sealHead } from "./head.ts";
import type { JournalKey } from "./journal-key.ts";
import { encodeReflection } from "./reflection.ts";
import { type Away, getChanged, putSealed } from "./server.ts";
import { encodeSettings, noSettings, type Settings } from "./settings.ts";
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
  const answer = await getChanged(contents.lastRev);
  if (!answer.ok) return answer;
  await takeIn(contents, answer, journal, memberId);
  if (contents.doubtful) {
    // Perhaps only this device's copy is at fault: ask for everything once, and judge that.
    const whole = await getChanged(0);
    if (!whole.ok) return whole;
    const { items, opened, unreadable } = contents;
    for (const kept of [items, opened, unreadable]) kept.clear();
    const from = { sum: emptyHead, lastRev: Math.min(contents.lastRev, whole.lastRev), settings: noSettings };
    Object.assign(contents, from);
    await takeIn(contents, whole, journal, memberId);
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

/** The head after a change, made from what the journal holds now. */
export const headAfter = (contents: Contents, journal: JournalKey, change: Parameters<typeof changeHead>[2]) =>
  changeHead(journal, contents.sum, change);

/** Puts one sealed item on the server with the head that it makes. */
async function attempt({ contents, journal, memberId }: Saver, sealed: Sealed) {
  const before = contents.items.get(sealed.id);
  const out = before && counts(journal, before) ? [before] : [];
  const head = await headAfter(contents, journal, { out, in: sealed.deleted ? [] : [sealed] });
  const headVersion = contents.headVersion + 1;
  const outcome = await putSealed({
    item: sealed,
    head: { version: headVersion, envelope: await sealHead(journal, head, memberId, headVersion) },
  });
  return { outcome, headVersion };
}

// Every change has an `editedAt` of its own, so equal reflections are one and the same change.
function isThere(contents: Contents, { reflection, deleted }: Draft): boolean {
  const there = contents.opened.get(reflection.id);
  if (!there || deleted !== (there.item.state === "deleted")) return false;
  return JSON.stringify(there.reflection) === JSON.stringify(reflection);
}

const aside = (draft: Draft): Draft => {
  const id = crypto.randomUUID();
  return { reflection: { ...draft.reflection, id, conflictOf: draft.reflection.id }, base: 0, deleted: false };
};

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
  let envelope = await sealIt();
  for (let n = 0; n < tries; n += 1) {
    const { id } = draft.reflection;
    const there = contents.items.get(id);
    if (there && isThere(contents, draft)) {
      // An earlier answer was lost on the way, perhaps before a crash: the server has these very words.
      await dropDraft(store, memberId, id);
      return { id, draft: { ...draft, base: there.version }, state: { state: "saved", at: at() } };
    }
    const since = contents.opened.get(id)?.since ?? 0;
    if (there && draft.base < there.version && draft.base >= since && since > 0) {
      // Sealed anew meanwhile, under a new key: the words that these were written over are still the ones there.
      draft = { ...draft, base: there.version };
      envelope = await sealIt();
    }
    if ((there?.version ?? 0) !== draft.base) {
      if (draft.deleted) {
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
    const { outcome, headVersion } = await attempt(saver, sealed);
    if (outcome.ok) {
      const item = asItem(sealed, outcome);
      await takeSaved(contents, item, { reflection: draft.reflection }, journal, headVersion);
      await saver.remember();
      return { id: item.id, draft: { ...draft, base: item.version }, state: { state: "saved", at: at() } };
    }
    if (outcome.reason === "refused") return stay("trouble");
    const away = await pull(saver);
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
  for (let n = 0; n < tries; n += 1) {
    if (!contents.settings) return { ok: false, reason: "trouble" };
    const settings = change(contents.settings);
    const version = (contents.items.get(memberId)?.version ?? 0) + 1;
    const bound = { kind: 3, memberId, id: memberId, version } as const;
    const envelope = await seal(journal, encodeSettings(settings), bound);
    const sealed: Sealed = { id: memberId, kind: 3, version, deleted: false, envelope };
    const { outcome, headVersion } = await attempt(saver, sealed);
    if (outcome.ok) {
      await takeSaved(contents, asItem(sealed, outcome), { settings }, journal, headVersion);
      await saver.remember();
      return { ok: true };
    }
    if (outcome.reason === "refused") return { ok: false, reason: "trouble" };
    if (outcome.reason !== "head-moved" && outcome.reason !== "reflection-changed")
      return { ok: false, reason: outcome.reason };
    const away = await pull(saver);
    if (away) return away;
    if (n > 1) await pause(Math.random() * 40 * n);
  }
  return { ok: false, reason: "trouble" };
}
