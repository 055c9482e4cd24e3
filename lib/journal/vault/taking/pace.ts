/*
 * Long work in short pieces: after every few milliseconds the page gets a turn, to draw and to listen.
 */

/** A pause to await between pieces of work: it waits only once `ms` have passed since the page last had its turn. */
export function pacer(ms = 12): () => Promise<void> {
  let last = performance.now();
  return async () => {
    if (performance.now() - last < ms) return;
    await new Promise<void>((done) => setTimeout(done, 0));
    last = performance.now();
  };
}
