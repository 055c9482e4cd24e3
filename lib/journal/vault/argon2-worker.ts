/*
 * The key-derivation worker: WebAssembly is allowed in its response and nowhere on a page. Takes one request, answers
 * once, and is ended. The keys it makes cannot be exported, so they cross to the page as handles, not as bytes.
 */
import { argon2id } from "hash-wasm";
import { deriveFromPassword } from "./derive.ts";

// Here from the start: derive.ts, which asks for it later, then finds it without a second journey.
void argon2id;

type Asked = { email: string; password: string; seedHex: string };

self.onmessage = async ({ data }: MessageEvent<Asked>) => {
  try {
    self.postMessage({ ok: true, derived: await deriveFromPassword(data) });
  } catch {
    // 64 MiB could not be had, or WebAssembly is switched off: the page has words for it.
    self.postMessage({ ok: false });
  }
};
