/*
 * The page's side of the key-derivation worker. Browser only.
 */
import { type Derived, kdfProfile } from "./derive.ts";

export type DeriveRefusal = { ok: false; reason: "memory" | "profile" };

/**
 * Stretches a password in a worker of its own. `profile` and `seedHex` are what the server said: any profile but ours is
 * refused, so that nobody can make the work lighter. `memory`: this device could not do the work.
 */
export function deriveInWorker(from: {
  email: string;
  password: string;
  profile: number;
  seedHex: string;
}): Promise<{ ok: true; derived: Derived } | DeriveRefusal> {
  const { email, password, profile, seedHex } = from;
  if (profile !== kdfProfile || !/^[0-9a-f]{64}$/.test(seedHex))
    return Promise.resolve({ ok: false, reason: "profile" });
  return new Promise((done) => {
    const worker = new Worker(new URL("./argon2-worker.ts", import.meta.url), { type: "module" });
    const finish = (answer: { ok: true; derived: Derived } | DeriveRefusal) => {
      worker.terminate();
      done(answer);
    };
    worker.onmessage = ({ data }: MessageEvent<{ ok: true; derived: Derived } | { ok: false }>) =>
      finish(data.ok ? data : { ok: false, reason: "memory" });
    worker.onerror = () => finish({ ok: false, reason: "memory" });
    worker.postMessage({ email, password, seedHex });
  });
}
