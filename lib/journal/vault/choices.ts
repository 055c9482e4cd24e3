/*
 * The writer's settings on the server: one sealed item whose id is the member's. Where a reset locked that one and a fresh
 * journal began beside it, the fresh journal's has an id of its own, so that what is locked stays as it was; once the
 * locked one opens again, the two become one.
 */
import { utf8 } from "./bytes.ts";
import type { Contents } from "./contents.ts";
import { seal } from "./envelope.ts";
import type { JournalKey } from "./journal-key.ts";
import { attempt, mostInVain, pull, type Saver, type Sealed, tries, waitABit } from "./saving.ts";
import type { Away } from "./server.ts";
import { encodeSettings, mergeSettings, noSettings, type Settings } from "./settings.ts";

type Changed = { ok: true } | Away;

// Made from the key's id, so that two devices of a fresh journal write to the same one.
async function besideLocked({ keyId }: JournalKey): Promise<string> {
  const hash = new Uint8Array(
    await crypto.subtle.digest("SHA-256", Uint8Array.from([...utf8("rj1/settings"), ...keyId])),
  );
  const hex = Array.from(hash.subarray(0, 16), (byte) => byte.toString(16).padStart(2, "0")).join("");
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
}

const besideIn = ({ choices }: Contents, memberId: string) => [...choices.keys()].find((id) => id !== memberId);

/** The settings as they count; null when they are there and do not open, so that nothing is written over them. */
export function settingsIn(contents: Contents, memberId: string): Settings | null {
  const settings = contents.choices.get(besideIn(contents, memberId) ?? memberId);
  return settings === undefined ? noSettings : settings;
}

async function put(saver: Saver, id: string, settings: Settings, deleted = false) {
  const { contents, journal, memberId } = saver;
  if (!contents.vouched) return { ok: false, reason: "trouble" } as const;
  const version = (contents.items.get(id)?.version ?? 0) + 1;
  const envelope = await seal(journal, encodeSettings(settings), { kind: 3, memberId, id, version });
  const sealed: Sealed = { id, kind: 3, version, deleted, envelope };
  return attempt(saver, contents.vouched, sealed, { settings });
}

async function placeFor({ contents, journal, memberId }: Saver): Promise<string> {
  const beside = besideIn(contents, memberId);
  if (beside) return beside;
  return contents.items.has(memberId) && !contents.choices.has(memberId) ? besideLocked(journal) : memberId;
}

/**
 * Changes the writer's settings. `change` is applied again to newer ones where another device was quicker, so it must say
 * what to do, not what the whole should be. Refusals: why nothing was changed.
 */
export async function changeSettings(saver: Saver, change: (before: Settings) => Settings): Promise<Changed> {
  const { contents, memberId } = saver;
  if (!contents.vouched) {
    const away = await pull(saver);
    if (away) return away;
  }
  for (let n = 0; n < tries; n += 1) {
    const before = settingsIn(contents, memberId);
    if (!before || !contents.vouched) return { ok: false, reason: "trouble" };
    const { headVersion } = contents;
    const outcome = await put(saver, await placeFor(saver), change(before));
    if (outcome.ok) return { ok: true };
    if (outcome.reason === "refused" || outcome.reason === "too-long") return { ok: false, reason: "trouble" };
    if (outcome.reason !== "head-moved" && outcome.reason !== "reflection-changed")
      return { ok: false, reason: outcome.reason };
    const away = await pull(saver);
    if (away) return away;
    if (contents.headVersion === headVersion && n >= mostInVain) return { ok: false, reason: "trouble" };
    await waitABit(n);
  }
  return { ok: false, reason: "trouble" };
}

/**
 * Adds settings that were locked and open again to those that were chosen since, and deletes the older item. May be cut
 * off and done again. Does nothing where there is only one.
 */
export async function joinSettings(saver: Saver): Promise<void> {
  const { contents, memberId } = saver;
  const older = contents.choices.get(memberId);
  if (!older || !besideIn(contents, memberId)) return;
  const changed = await changeSettings(saver, (before) => mergeSettings(before, older));
  if (changed.ok) await put(saver, memberId, older, true);
}
