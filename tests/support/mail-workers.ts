import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";

/** Starts a process that sends what waits, with these settings; gives it when it has begun. */
export async function startWorker(settings: NodeJS.ProcessEnv = process.env): Promise<ChildProcess> {
  const child = spawn(process.execPath, ["--conditions=react-server", "tests/support/mail-worker.ts"], {
    stdio: ["ignore", "inherit", "inherit", "ipc"],
    env: settings,
  });
  await Promise.race([
    once(child, "message"),
    once(child, "exit").then(([code]) => Promise.reject(new Error(`The worker ended with ${code}.`))),
  ]);
  return child;
}

/** Ends it as an operator does, or as a crash does. Gives its exit code. */
export async function endWorker(
  child: ChildProcess,
  signal: "SIGTERM" | "SIGKILL" = "SIGTERM",
): Promise<number | null> {
  const gone = once(child, "exit");
  child.kill(signal);
  const [code] = await gone;
  return code;
}
