/*
 * Moving a journal to its new key: what a replaced key sealed is opened and sealed anew, some at a time, each batch with
 * its head. Stopping anywhere harms nothing, and any device that opens the journal goes on. The bytes inside stay as
 * they are, so what a later version of this site wrote moves along unread.
 */
import { toHex } from "./bytes.ts";
import { keyIdOf, takeSaved, underPrevious } from "./contents.ts";
import { type Kind, nonceOf, open, seal } from "./envelope.ts";
import { changeHead, sealHead } from "./head.ts";
import { pull, type Saver } from "./saving.ts";
import { type Away, getHistories, putBatch } from "./server.ts";
import type { Tabs } from "./tabs.ts";

const most = 50;
const mostBytes = 1024 * 1024;

type Sealed = { id: string; kind: number; version: number; envelope: Uint8Array };

/**
 * The same content under the current key, a version later; null when it does not open. It keeps its nonce, which no
 * envelope under this key has had: so a device that waits for the answer to a save knows its own words again.
 */
async function sealAnew({ journal, memberId }: Saver, { id, kind, version, envelope }: Sealed): Promise<Sealed | null> {
  const bound = { kind: kind as Kind, memberId, id };
  const bytes = await open(journal, envelope, { ...bound, version });
  if (!bytes) return null;
  const anew = await seal(journal, bytes, { ...bound, version: version + 1 }, nonceOf(envelope));
  return { id, kind, version: version + 1, envelope: anew };
}

async function nextFew<T extends Sealed>(saver: Saver, from: readonly T[], stuck: Set<string>) {
  const few: { before: T; now: Sealed }[] = [];
  let size = 0;
  for (const before of from) {
    size += before.envelope.byteLength;
    if (few.length === most || (few.length > 0 && size > mostBytes)) break;
    const now = await sealAnew(saver, before);
    // It does not open now: its key stays for as long as it is there, and it is tried again another time.
    if (now) few.push({ before, now });
    else stuck.add(before.id);
  }
  return few;
}

/**
 * Seals one batch of reflections and settings anew. `done`: nothing is left that opens. Runs while this tab has its turn.
 */
export async function resealSome(saver: Saver, stuck: Set<string>): Promise<"done" | "more" | Away> {
  const { contents, journal, memberId } = saver;
  const left = underPrevious(contents, journal).filter(({ id }) => !stuck.has(id));
  if (left.length === 0) return "done";
  // As for words: no new head where none opened.
  if (!contents.vouched) return { ok: false, reason: "trouble" };
  const few = await nextFew(saver, left, stuck);
  if (few.length === 0) return "more";
  const change = {
    out: few.map(({ before }) => before).filter(({ state }) => state === "live"),
    in: few.filter(({ before }) => before.state === "live").map(({ now }) => now),
  };
  const seenBefore = contents.headVersion;
  const headVersion = seenBefore + 1;
  const vouched = await changeHead(journal, contents.vouched, change);
  const head = await sealHead(journal, vouched, memberId, headVersion);
  const outcome = await putBatch("/api/journal/reseal", {
    items: few.map(({ now }) => now),
    head: { version: headVersion, envelope: head },
  });
  if (outcome.ok) {
    const first = outcome.rev - few.length + 1;
    for (const [at, { before, now }] of few.entries())
      await takeSaved(contents, { ...before, ...now, rev: first + at }, "same", journal, { vouched, headVersion });
    await saver.remember();
    return "more";
  }
  if (outcome.reason === "offline" || outcome.reason === "signed-out" || outcome.reason === "trouble") return outcome;
  if (outcome.reason === "refused") return { ok: false, reason: "trouble" };
  const away = await pull(saver);
  if (away) return away;
  // A server that went back in time, or shows nothing new: asking on and on helps nobody.
  return contents.behind || contents.headVersion === seenBefore ? { ok: false, reason: "trouble" } : "more";
}

/** The same for histories, which no head vouches for. */
export async function resealHistories(saver: Saver, stuck: Set<string>): Promise<"done" | "more" | Away> {
  for (const { keyId, keyIdHex } of saver.journal.previous) {
    const answer = await getHistories({ under: toHex(keyId) });
    if (!answer.ok) return answer;
    const there = answer.items.filter((item) => keyIdOf(item) === keyIdHex && !stuck.has(`past ${item.id}`));
    const unopened = new Set<string>();
    const few = await nextFew(saver, there, unopened);
    for (const id of unopened) stuck.add(`past ${id}`);
    if (few.length === 0) continue;
    const items = few.map(({ now }) => now);
    const outcome = await putBatch("/api/journal/history", {
      items,
      head: { version: 0, envelope: new Uint8Array(0) },
    });
    if (outcome.ok) return "more";
    // Changed meanwhile, or gone: they are looked at again another time.
    if (outcome.reason === "changed") {
      for (const { before } of few) stuck.add(`past ${before.id}`);
      return "more";
    }
    return outcome.reason === "offline" || outcome.reason === "signed-out" ? outcome : { ok: false, reason: "trouble" };
  }
  return "done";
}

const again = 15_000;

/** Moves everything to the current key in the background, one batch a turn, until nothing is left or `stop`. */
export function openMover(from: { saver: Saver; tabs: Tabs; changed: () => void }) {
  const { saver, tabs, changed } = from;
  let running = false;
  let over = false;
  let timer: ReturnType<typeof setTimeout> | undefined;

  async function move(): Promise<void> {
    clearTimeout(timer);
    if (running || over || saver.journal.previous.length === 0) return;
    running = true;
    const stuck = new Set<string>();
    let moved = false;
    let step: "done" | "more" | Away = "done";
    for (const some of [resealSome, resealHistories]) {
      do {
        step = await tabs.inTurn(() => (over ? Promise.resolve("done" as const) : some(saver, stuck)));
        moved ||= step === "more";
        if (!over) changed();
      } while (step === "more");
      if (step !== "done") break;
    }
    running = false;
    if (over) return;
    if (moved) tabs.tell("changed");
    // Away: the next device goes on, or this one in a while.
    if (step !== "done") timer = setTimeout(() => void move(), again);
  }

  return {
    move,
    stop: () => {
      over = true;
      clearTimeout(timer);
    },
  };
}
