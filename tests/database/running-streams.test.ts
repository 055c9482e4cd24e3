import postgres from "postgres";
import { describe, expect, it, onTestFinished } from "vitest";
import { listenTo } from "@/db/listen";
import { beginSignIn, endSignIn } from "@/lib/auth/sign-ins";
import { followStage } from "@/lib/running/queries/follow";
import { channel, type Stage } from "@/lib/running/rules";
import { testDatabase } from "@/tests/support/database";
import { note, runnable } from "@/tests/support/runnable";

/** Waits until something that another connection brings about has come. */
async function until<T>(look: () => T | false | Promise<T | false>): Promise<T> {
  for (;;) {
    const found = await look();
    if (found) return found;
    await new Promise((done) => setTimeout(done, 20));
  }
}

function listener() {
  const heard: string[] = [];
  const again = { times: 0 };
  const stop = listenTo(channel, {
    heard: (id) => heard.push(id),
    again: () => {
      again.times += 1;
    },
  });
  onTestFinished(stop);
  return { heard, again, stop };
}

/** The connections of this database that listen, as only the superuser may see them. */
function listening() {
  const sql = postgres(testDatabase().superuserUrl, { max: 1, onnotice: () => {} });
  onTestFinished(() => sql.end());
  const where = sql`where datname = current_database() and application_name like 'listening %'`;
  return {
    count: async () => (await sql`select pid from pg_stat_activity ${where}`).length,
    cut: () => sql`select pg_terminate_backend(pid) from pg_stat_activity ${where}`,
  };
}

describe("several processes on one database", () => {
  it("each hear of every step, by its session's id alone", async () => {
    const { step, sessionId } = await runnable();
    const two = [listener(), listener()];
    await until(() => two.every(({ again }) => again.times === 1));
    await step("start", 0);
    await step("pause", 1);
    await until(() => two.every(({ heard }) => heard.length === 2));
    for (const { heard } of two) expect(heard).toEqual([sessionId, sessionId]);
  });

  it("listen again after a lost connection, and say so, because what was said in between was missed", async () => {
    const { step, sessionId } = await runnable();
    const { count, cut } = listening();
    const one = listener();
    await until(() => one.again.times === 1);
    await cut();
    await until(() => one.again.times === 2);
    await step("start", 0);
    await until(() => one.heard.includes(sessionId));
    one.stop();
    await until(async () => (await count()) === 0);
  });
});

/** Reads a stream of events as a browser does. */
function reading(stream: ReadableStream<Uint8Array>) {
  const reader = stream.getReader();
  const seen = { text: "", done: false };
  const decoder = new TextDecoder();
  void (async () => {
    for (;;) {
      const { value, done } = await reader.read();
      if (done) break;
      seen.text += decoder.decode(value);
    }
    seen.done = true;
  })();
  const stages = () =>
    seen.text
      .split("\n\n")
      .filter((part) => part.startsWith("data: "))
      .map((part) => JSON.parse(part.slice(6)) as Stage);
  return { seen, stages, leave: () => reader.cancel() };
}

describe("the stream that a member follows", () => {
  it("begins with how it stands and brings every step, never a note, and ends its listening with the last who leaves", async () => {
    const { step, member, sessionId } = await runnable();
    const { count } = listening();
    await step("start", 0);
    const token = await beginSignIn({ memberId: member.memberId, epoch: 0, own: false });
    const [one, two] = [0, 0].map(() => {
      const stream = followStage(member, token, sessionId);
      if (!stream) throw new Error("Nobody may follow.");
      return reading(stream);
    }) as [ReturnType<typeof reading>, ReturnType<typeof reading>];
    await until(() => one.stages().at(-1)?.version === 1 && two.stages().at(-1)?.version === 1);
    await until(async () => (await count()) === 1);
    await step("move-on", 1);
    await until(() => one.stages().at(-1)?.run?.position === 1 && two.stages().at(-1)?.run?.position === 1);
    expect(one.seen.text).not.toContain(note);
    await one.leave();
    await step("move-on", 2);
    await until(() => two.stages().at(-1)?.run?.position === 2);
    await two.leave();
    await until(async () => (await count()) === 0);
  });

  it("ends for a member who is signed out, or no longer in the group", async () => {
    const { member, facilitator, sql, sessionId } = await runnable();
    const credential = { epoch: 0, own: false };
    const token = await beginSignIn({ memberId: member.memberId, ...credential });
    const leads = await beginSignIn({ memberId: facilitator.memberId, ...credential });
    const gone = reading(followStage(member, token, sessionId) as ReadableStream<Uint8Array>);
    const out = reading(followStage(facilitator, leads, sessionId) as ReadableStream<Uint8Array>);
    await until(() => gone.stages().length > 0 && out.stages().length > 0);
    await sql`delete from memberships where member_id = ${member.memberId}`;
    await endSignIn(leads);
    await until(() => gone.seen.done && out.seen.done);
    expect(gone.seen.text).toMatch(/event: end\ndata: (not-found|signed-out)\n\n$/);
    expect(out.seen.text).toMatch(/event: end\ndata: signed-out\n\n$/);
  }, 60_000);

  it("is open six times for one member, and not a seventh time", async () => {
    const { member, facilitator, sessionId } = await runnable();
    const open = (who = member) => reading(followStage(who, "none", sessionId) as ReadableStream<Uint8Array>);
    const all = [1, 2, 3, 4, 5, 6].map(() => open());
    expect(followStage(member, "none", sessionId)).toBeNull();
    all.push(open(facilitator));
    await until(() => all.every(({ stages }) => stages().length > 0));
    await all.shift()?.leave();
    all.push(open());
    await until(() => all.every(({ stages }) => stages().length > 0));
    for (const { leave } of all) await leave();
  });
});
