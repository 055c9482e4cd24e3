import { randomUUID } from "node:crypto";
import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { asMember } from "@/db/client";
import { env } from "@/lib/env";
import { openTransport } from "@/lib/mail/transport";
import { markSent } from "@/lib/messages/commands";
import { handOver, handOverWaiting, stopQueue } from "@/lib/messages/commands/hand-over";
import { queueMessage } from "@/lib/messages/commands/queue";
import { sendMessage } from "@/lib/messages/commands/send";
import { tryAgain } from "@/lib/messages/commands/try-again";
import { makeGroup } from "@/tests/support/groups";
import { endWorker, startWorker } from "@/tests/support/mail-workers";
import { asOwner, mailServer, messageOf, queued } from "@/tests/support/mails";

const mail = env().mail;
if (!mail) throw new Error("These tests need the mail server.");
const transport = openTransport(mail.server, mail.from);
let group: Awaited<ReturnType<typeof makeGroup>>;
beforeAll(async () => {
  group = await makeGroup();
});
afterAll(async () => {
  await stopQueue(5);
  transport.close();
  await mailServer.close();
});

const address = () => `${randomUUID()}@example.org`;
const message = (email: string) =>
  ({ kind: "request-received", to: { name: "Kit", email }, groupId: group.groupId }) as const;
const queueTo = (email: string) => queued(group.facilitator, message(email));
const send = (id: string) => sendMessage(id, { transport });
const jobsOf = (id: string) =>
  asOwner(async (sql) =>
    (await sql`select state from pgboss.job where data ->> 'messageId' = ${id}`).map(({ state }) => state),
  );

describe("a message that is queued", () => {
  it("is sent by one of two processes, once, also when it was handed over twice", { timeout: 60_000 }, async () => {
    const to = Array.from({ length: 30 }, address);
    const ids: string[] = [];
    for (const email of to) ids.push(await queueTo(email));
    await asMember(group.facilitator.memberId, async (tx) => {
      await handOver(tx, ids);
    });
    const workers = await Promise.all([startWorker(), startWorker()]);
    for (const email of to) await mailServer.until(1, email);
    expect(await Promise.all(workers.map((one) => endWorker(one)))).toEqual([0, 0]);
    expect(to.map((email) => mailServer.to(email).length)).toEqual(to.map(() => 1));
    for (const id of ids)
      expect(await messageOf(id)).toMatchObject({ tries: 1, by_hand: false, sent_at: expect.any(Date) });
  });

  it("is sent once by two at the same moment in one process", async () => {
    const email = address();
    const id = await queueTo(email);
    expect((await Promise.all([send(id), send(id), send(id)])).sort()).toEqual(["elsewhere", "elsewhere", "sent"]);
    expect(mailServer.to(email)).toHaveLength(1);
    expect(await send(id)).toBe("elsewhere");
  });

  it("is nowhere when the act that made it is rolled back", async () => {
    const email = address();
    let id = "";
    const undone = asMember(group.facilitator.memberId, async (tx) => {
      await queueMessage(tx, message(email));
      const [row] = await tx.execute<{ id: string }>(sql`select id from messages order by made_at desc limit 1`);
      id = row?.id ?? "";
      throw new Error("undone");
    });
    await expect(undone).rejects.toThrow("undone");
    expect(await jobsOf(id)).toEqual([]);
    expect(await messageOf(id)).toBeUndefined();
  });
});

describe("a message that the server does not take", () => {
  it("is tried again after a temporary no, with the same Message-ID", async () => {
    const email = address();
    const id = await queueTo(email);
    mailServer.rules.set(email, { at: "DATA", code: 451, times: 2 });
    expect(await send(id)).toBe("again");
    expect(await messageOf(id)).toMatchObject({ tries: 1, failed_at: null, failed_why: "busy", sent_at: null });
    expect(await send(id)).toBe("again");
    expect(await send(id)).toBe("sent");
    const tried = mailServer.attempts.filter((one) => one.includes(id));
    expect(tried).toHaveLength(3);
    expect(new Set(tried).size).toBe(1);
    expect(mailServer.to(email)).toHaveLength(1);
  });

  it("waits for the facilitator at the last of its tries", async () => {
    const email = address();
    const id = await queueTo(email);
    mailServer.rules.set(email, { at: "RCPT", code: 450, times: 1 });
    expect(await sendMessage(id, { transport, lastTry: true })).toBe("failed");
    expect(await messageOf(id)).toMatchObject({ failed_at: expect.any(Date), failed_why: "busy" });
  });

  it("waits for the facilitator at once when the address is refused, whose words are kept nowhere, until tried again", async () => {
    const email = address();
    const id = await queueTo(email);
    mailServer.rules.set(email, { at: "RCPT", code: 550, times: 1 });
    expect(await send(id)).toBe("failed");
    const failed = await messageOf(id);
    expect(failed).toMatchObject({ failed_why: "address", sent_at: null });
    expect(JSON.stringify(failed)).not.toContain("said the server");
    expect(await send(id)).toBe("elsewhere");
    const other = await makeGroup();
    expect(await tryAgain(other.facilitator, { ids: [id] })).toEqual({ ok: false, reason: "not-found" });
    expect(await tryAgain(group.facilitator, { ids: [id] })).toEqual({ ok: true, value: { ids: [id] } });
    expect(await tryAgain(group.facilitator, { ids: [id] })).toEqual({ ok: true, value: { ids: [] } });
    expect(await jobsOf(id)).toContain("created");
    expect(await send(id)).toBe("sent");
    expect(mailServer.to(email)).toHaveLength(1);
  });

  it("can be sent by hand instead, and then leaves no second time", async () => {
    const email = address();
    const id = await queueTo(email);
    mailServer.rules.set(email, { at: "RCPT", code: 550, times: 1 });
    await send(id);
    const madeAt = new Date().toISOString();
    expect(await markSent(group.facilitator, { ids: [id], madeAt })).toEqual({ ok: true, value: { ids: [id] } });
    expect(await send(id)).toBe("elsewhere");
    expect(mailServer.to(email)).toEqual([]);
  });

  it("is tried later while the server is away, and says so", async () => {
    const gone = openTransport({ ...mail.server, port: 1 }, mail.from);
    const id = await queueTo(address());
    expect(await sendMessage(id, { transport: gone })).toBe("again");
    expect(await messageOf(id)).toMatchObject({ failed_why: "away", failed_at: null });
    gone.close();
  });
});

describe("a process that is killed", () => {
  it("between the server's yes and the note of it leads to a second copy, with the same Message-ID and no third", {
    timeout: 60_000,
  }, async () => {
    const email = address();
    const id = await queueTo(email);
    const worker = await startWorker({ ...process.env });
    // The server has it whole, and its answer is never heard.
    const killed = new Promise<void>((done) => {
      mailServer.hooks.beforeYes = () => {
        if (mailServer.to(email).length === 0) return;
        mailServer.hooks.beforeYes = null;
        return endWorker(worker, "SIGKILL").then(() => done());
      };
    });
    await killed;
    expect(await messageOf(id)).toMatchObject({ sent_at: null, settled_at: null, failed_at: null });
    const next = await startWorker();
    await mailServer.until(2, email);
    expect(await endWorker(next)).toBe(0);
    const copies = mailServer.to(email).map((one) => one.mail.messageId);
    expect(copies).toHaveLength(2);
    expect(new Set(copies).size).toBe(1);
    expect(await messageOf(id)).toMatchObject({ sent_at: expect.any(Date) });
  });
});

describe("a message that says something newer while it is on its way", () => {
  it("is not noted as sent, and the newer one is a message of its own", async () => {
    const email = address();
    const id = await queueTo(email);
    mailServer.hooks.beforeYes = async () => {
      mailServer.hooks.beforeYes = null;
      await asOwner((sql) => sql`update messages set made_at = clock_timestamp() where id = ${id}`);
    };
    expect(await send(id)).toBe("newer");
    expect(await send(id)).toBe("sent");
    const [first, second] = mailServer.to(email).map((one) => one.mail.messageId);
    expect(first).not.toBe(second);
  });
});

describe("what waited until there was mail", () => {
  it("is sent when it is of the last day, and stays with the facilitator when it is older", async () => {
    const [fresh, old] = await asOwner(async (sql) => {
      const rows = await sql`insert into messages (group_id, to_name, to_email, kind, made_at) values
        (${group.groupId}, 'Kit', ${address()}, 'request-received', now() - interval '23 hours'),
        (${group.groupId}, 'Kit', ${address()}, 'request-received', now() - interval '25 hours') returning id`;
      return rows.map(({ id }) => id as string);
    });
    await handOverWaiting(true);
    expect(await jobsOf(fresh ?? "")).toEqual(["created"]);
    expect(await jobsOf(old ?? "")).toEqual([]);
    // Asked again, it is in the queue already.
    await handOverWaiting(true);
    expect(await jobsOf(fresh ?? "")).toEqual(["created"]);
  });
});
