import "server-only";
import type { JobWithMetadata } from "pg-boss";
import { deadMailQueue, mailQueue } from "../../../db/queue.ts";
import { whenEnding } from "../../ending.ts";
import { env } from "../../env.ts";
import { log } from "../../log.ts";
import { openTransport, type Transport } from "../../mail/transport.ts";
import { handOverWaiting, queue, stopQueue } from "./hand-over.ts";
import { giveUp, sendMessage } from "./send.ts";

type Job = JobWithMetadata<{ messageId: string }>;

const minute = 60_000;

async function work(job: Job, transport: Transport): Promise<boolean> {
  const { messageId } = job.data;
  const lastTry = job.retryCount >= job.retryLimit;
  try {
    // What was renewed while it was on its way says something newer now: that is sent too.
    for (let times = 0; times < 3; times += 1) {
      const sent = await sendMessage(messageId, { transport, lastTry });
      if (sent !== "newer") return sent !== "again";
    }
  } catch (error) {
    log.error({ err: error }, "A message could not be sent");
    if (lastTry) await giveUp(messageId, "trouble").catch(() => {});
  }
  return false;
}

/**
 * Sends what waits, from now until the server ends. Several processes may: the queue gives each message to one of them.
 * Nothing where no mail server is set.
 */
export async function startSending(): Promise<void> {
  const { mail } = env();
  if (!mail) return;
  const transport = openTransport(mail.server, mail.from);
  const boss = await queue();
  let ending = false;
  let timer: NodeJS.Timeout | undefined;
  const look = (atStart: boolean) =>
    handOverWaiting(atStart).catch((error: unknown) => log.error({ err: error }, "Reminders could not be made"));
  whenEnding(async () => {
    ending = true;
    clearInterval(timer);
    await stopQueue(8);
    transport.close();
  });
  await look(true);
  timer = setInterval(() => void look(false), minute);
  timer.unref();
  await boss.work(
    mailQueue,
    {
      batchSize: 10,
      localConcurrency: 4,
      pollingIntervalSeconds: 2,
      burstWhenBatchFull: true,
      includeMetadata: true,
      perJobResults: true,
    },
    async (jobs: Job[]) => {
      const results: { id: string; status: "completed" | "failed" }[] = [];
      // One after the other, so that an end only waits for the one on its way.
      for (const job of jobs) {
        const done = !ending && (await work(job, transport));
        results.push({ id: job.id, status: done ? "completed" : "failed" });
      }
      return results;
    },
  );
  await boss.work<{ messageId: string }>(deadMailQueue, { pollingIntervalSeconds: 30 }, async (jobs) => {
    for (const { data } of jobs) await giveUp(data.messageId, "interrupted");
  });
}
