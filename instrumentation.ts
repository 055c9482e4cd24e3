import { log } from "@/lib/log";

const day = 24 * 60 * 60 * 1000;

/** Once per server: refuses to start without its secrets, runs the retention now and daily, and sends what waits. */
export async function register() {
  if (process.env.NEXT_RUNTIME !== "nodejs") return;
  const { env } = await import("@/lib/env");
  env();
  const { runRetention } = await import("@/lib/retention/commands");
  const run = () =>
    runRetention().catch((error: unknown) => log.error({ err: error }, "The daily retention could not run"));
  await run();
  setInterval(run, day).unref();
  const { startSending } = await import("@/lib/messages/commands/worker");
  await startSending().catch((error: unknown) => log.error({ err: error }, "Mail cannot be sent"));
}

/** Every error of a render or an action: its cause and the route it happened in, never what was asked or sent. */
export function onRequestError(error: unknown, request: { method: string }, { routePath }: { routePath: string }) {
  log.error({ err: error, route: routePath, method: request.method }, "A page could not be made");
}
