import "server-only";
import { listenTo } from "../../../db/listen.ts";
import { findSignIn } from "../../auth/sign-ins.ts";
import type { Member } from "../../auth/viewer.ts";
import { log } from "../../log.ts";
import { getStage } from "../queries.ts";
import { channel } from "../rules.ts";

const beat = 3_000;
const beatsToALook = 5;
// A browser opens six connections to one place: whoever looks in many tabs must have some left for all else.
const mostOfOne = 4;
const mostWaiting = 20;

type Follower = {
  member: Member;
  token: string;
  sessionId: string;
  out: ReadableStreamDefaultController<Uint8Array>;
  looking: boolean;
  again: boolean;
};

type Following = { all: Set<Follower>; stop: (() => void) | null; beats: number };

// Next may load this file more than once in one process: one connection and one beat for all who follow in it.
const shared = globalThis as typeof globalThis & { rpFollowing?: Following };
shared.rpFollowing ??= { all: new Set(), stop: null, beats: 0 };
const following = shared.rpFollowing;

const encoder = new TextEncoder();
const heartbeat = encoder.encode("event: beat\ndata: 1\n\n");

function leave(follower: Follower, word?: "signed-out" | "not-found"): void {
  if (!following.all.delete(follower)) return;
  try {
    if (word) follower.out.enqueue(encoder.encode(`event: end\ndata: ${word}\n\n`));
    follower.out.close();
  } catch {
    // It had closed by itself.
  }
  if (following.all.size > 0) return;
  following.stop?.();
  following.stop = null;
}

function send(follower: Follower, words: Uint8Array): void {
  // Somebody who does not read any more must not fill the memory: they come back by themselves.
  try {
    if ((follower.out.desiredSize ?? 0) < -mostWaiting) leave(follower);
    else follower.out.enqueue(words);
  } catch {
    leave(follower);
  }
}

/** Sends how it stands. Who may see it is asked each time; two calls at once send once more, not twice. */
async function look(follower: Follower, proof: "asked" | "known"): Promise<void> {
  if (follower.looking) {
    follower.again = true;
    return;
  }
  follower.looking = true;
  try {
    do {
      follower.again = false;
      if (proof === "asked" && (await findSignIn(follower.token)) === null) return leave(follower, "signed-out");
      const stage = await getStage(follower.member, follower.sessionId);
      if (!stage) return leave(follower, "not-found");
      send(follower, encoder.encode(`data: ${JSON.stringify(stage)}\n\n`));
    } while (follower.again);
  } catch (error) {
    // The database is away for a while: what is on the screens goes on from the clock.
    log.warn({ err: error }, "A running session could not be read");
  } finally {
    follower.looking = false;
  }
}

function begin(): () => void {
  const stopListening = listenTo(channel, {
    heard: (sessionId) => {
      for (const follower of following.all) if (follower.sessionId === sessionId) void look(follower, "known");
    },
    again: () => {
      for (const follower of following.all) void look(follower, "known");
    },
  });
  const timer = setInterval(() => {
    following.beats += 1;
    // A look now and then mends what was not heard, and ends what a member may no longer see.
    const due = following.beats % beatsToALook === 0;
    for (const follower of following.all) {
      if (due) void look(follower, "asked");
      else send(follower, heartbeat);
    }
  }, beat);
  return () => {
    clearInterval(timer);
    stopListening();
  };
}

/**
 * A running session as a stream of events, until the member leaves, is signed out or is no longer in the group. Null when
 * this member has as many streams as one person needs.
 */
export function followStage(member: Member, token: string, sessionId: string): ReadableStream<Uint8Array> | null {
  const own = [...following.all].filter((one) => one.member.memberId === member.memberId);
  if (own.length >= mostOfOne) return null;
  let follower: Follower;
  return new ReadableStream<Uint8Array>({
    start(out) {
      follower = { member, token, sessionId, out, looking: false, again: false };
      following.all.add(follower);
      following.stop ??= begin();
      void look(follower, "known");
    },
    cancel() {
      leave(follower);
    },
  });
}
