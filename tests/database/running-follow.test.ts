import { and, eq } from "drizzle-orm";
import postgres from "postgres";
import { afterEach, describe, expect, it, vi } from "vitest";
import { db } from "@/db/client";
import { listenTo } from "@/db/listen";
import { memberships } from "@/db/schema";
import { beginSignIn, endSignIn } from "@/lib/auth/sign-ins";
import { stepRun } from "@/lib/running/commands";
import { followStage } from "@/lib/running/queries/follow";
import type { Act } from "@/lib/running/rules";
import { channel } from "@/lib/running/rules";
import { asOwner, joined } from "@/tests/support/accepting";
import { testDatabase } from "@/tests/support/database";
import { given, readySession, secretNote } from "@/tests/support/runs";

// The beat alone is held: what the database and its connections wait for stays real.
const holdTheBeat = () => vi.useFakeTimers({ toFake: ["setInterval", "clearInterval"] });
const seconds = (count: number) => vi.advanceTimersByTimeAsync(count * 1000);
afterEach(() => vi.useRealTimers());

async function readyToFollow() {
  const ready = await readySession();
  const person = await joined(ready);
  const token = await beginSignIn({ memberId: person.memberId, epoch: 1, own: false });
  const step = async (version: number, act: Act) =>
    given(await stepRun(ready.facilitator, { sessionId: ready.sessionId, version, act }));
  return { ...ready, ...person, sessionId: ready.sessionId, token, step };
}
type Follower = Pick<Awaited<ReturnType<typeof readyToFollow>>, "member" | "token" | "sessionId">;

/** Reads a stream until some words have come, or its end. */
function follow({ member, token, sessionId }: Follower) {
  const stream = followStage(member, token, sessionId);
  if (!stream) throw new Error("There were too many");
  const reader = stream.getReader();
  let said = "";
  const until = async (words: string) => {
    while (!said.includes(words)) {
      const { value, done } = await reader.read();
      if (done) throw new Error(`It ended before ${words}: ${said}`);
      said += Buffer.from(value).toString("utf8");
    }
    return said;
  };
  const end = async () => {
    for (;;) {
      const { value, done } = await reader.read();
      if (done) return said;
      said += Buffer.from(value).toString("utf8");
    }
  };
  return { until, end, close: () => reader.cancel() };
}

// Only a superuser sees what the connections of others are at.
async function asSuperuser<T>(work: (sql: postgres.Sql) => Promise<T>): Promise<T> {
  const sql = postgres(testDatabase().superuserUrl, { max: 1, onnotice: () => {} });
  try {
    return await work(sql);
  } finally {
    await sql.end();
  }
}

const listeners = () =>
  asSuperuser(async (sql) => {
    const found = await sql`
      select pid from pg_stat_activity where datname = current_database() and query ilike 'listen%'`;
    return found.map(({ pid }) => pid as number);
  });

describe("following a session", () => {
  it("says how it stands at once, and each step as it is taken, without the facilitator’s notes", async () => {
    const ready = await readyToFollow();
    const [one, two] = [follow(ready), follow(ready)];
    await Promise.all([one.until('"version":0'), two.until('"version":0')]);
    await ready.step(0, "start");
    await Promise.all([one.until('"version":1'), two.until('"version":1')]);
    await ready.step(1, "move-on");
    const all = await Promise.all([one.until('"version":2'), two.until('"version":2')]);
    for (const said of all) expect(said).not.toContain(secretNote);
    await Promise.all([one.close(), two.close()]);
  });

  it("says nothing of another session", async () => {
    const [ready, other] = [await readyToFollow(), await readyToFollow()];
    const [one, two] = [follow(ready), follow(other)];
    await Promise.all([one.until('"version":0'), two.until('"version":0')]);
    await ready.step(0, "start");
    await one.until('"version":1');
    await other.step(0, "start");
    expect(await two.until('"version":1')).not.toContain('"version":2');
    await Promise.all([one.close(), two.close()]);
  });

  it("ends at the next step for somebody who is no longer in the group", async () => {
    const ready = await readyToFollow();
    const one = follow(ready);
    await one.until('"version":0');
    await asOwner((sql) => sql`delete from memberships where member_id = ${ready.memberId}`);
    await ready.step(0, "start");
    const said = await one.end();
    expect(said).toContain("event: end\ndata: not-found");
    expect(said).not.toContain('"version":1');
    expect(
      await db()
        .select()
        .from(memberships)
        .where(and(eq(memberships.memberId, ready.memberId), eq(memberships.groupId, ready.groupId))),
    ).toEqual([]);
  });

  it("beats while nothing happens, and ends within a minute for somebody who signed out", async () => {
    holdTheBeat();
    const ready = await readyToFollow();
    const one = follow(ready);
    await one.until('"version":0');
    await seconds(3);
    await one.until("event: beat");
    await endSignIn(ready.token);
    await seconds(57);
    expect(await one.end()).toContain("event: end\ndata: signed-out");
  });

  it("gives one person four streams, and another when one of them is closed", async () => {
    const ready = await readyToFollow();
    const all = [1, 2, 3, 4].map(() => follow(ready));
    expect(followStage(ready.member, ready.token, ready.sessionId)).toBeNull();
    const other = follow(await readyToFollow());
    await all[0]?.close();
    all[0] = follow(ready);
    await all[0].until('"version":0');
    await Promise.all([...all, other].map((one) => one.close()));
  });

  it("shares one listening connection, and gives it back when nobody follows any more", async () => {
    const ready = await readyToFollow();
    const all = [1, 2, 3].map(() => follow(ready));
    await Promise.all(all.map((one) => one.until('"version":0')));
    await ready.step(0, "start");
    await Promise.all(all.map((one) => one.until('"version":1')));
    expect(await listeners()).toHaveLength(1);
    await Promise.all(all.map((one) => one.close()));
    await vi.waitUntil(async () => (await listeners()).length === 0, { timeout: 10_000 });
  });

  it("hears of what happened while its connection was lost", async () => {
    const ready = await readyToFollow();
    const one = follow(ready);
    await one.until('"version":0');
    await ready.step(0, "start");
    await one.until('"version":1');
    const [pid = 0] = await listeners();
    const ended = await asSuperuser((sql) => sql`select pg_terminate_backend(${pid}) as done`);
    expect(ended).toMatchObject([{ done: true }]);
    await ready.step(1, "move-on");
    await one.until('"version":2');
    await one.close();
  });
});

describe("several processes", () => {
  it("each hear of a step, on connections of their own", async () => {
    const ready = await readySession();
    const heard: string[] = [];
    const begun = ["one", "two"].map(
      (name) =>
        new Promise<() => void>((done) => {
          const stop = listenTo(channel, { heard: (id) => heard.push(`${name} ${id}`), again: () => done(stop) });
        }),
    );
    const stops = await Promise.all(begun);
    given(await stepRun(ready.facilitator, { sessionId: ready.sessionId, version: 0, act: "start" }));
    await vi.waitUntil(() => heard.length >= 2, { timeout: 10_000 });
    expect(heard.sort()).toEqual([`one ${ready.sessionId}`, `two ${ready.sessionId}`]);
    for (const stop of stops) stop();
  });

  it("hear nothing of a step that was refused", async () => {
    const ready = await readySession({ inMinutes: 500 });
    const heard: string[] = [];
    const stop = await new Promise<() => void>((done) => {
      const end = listenTo(channel, { heard: (id) => heard.push(id), again: () => done(end) });
    });
    const { sessionId, facilitator } = ready;
    expect(await stepRun(facilitator, { sessionId, version: 0, act: "start" })).toMatchObject({ ok: false });
    await asOwner((sql) => sql`select pg_notify(${channel}, 'last')`);
    await vi.waitUntil(() => heard.length > 0, { timeout: 10_000 });
    expect(heard).toEqual(["last"]);
    stop();
  });
});
