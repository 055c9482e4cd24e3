import { gzipSync } from "node:zlib";
import type { CDPSession, Page, Response } from "@playwright/test";

export const median = (all: readonly number[]): number =>
  all.toSorted((a, b) => a - b)[Math.floor(all.length / 2)] ?? NaN;

export async function runs(count: number, once: (run: number) => Promise<number>): Promise<number[]> {
  const all: number[] = [];
  for (let run = 0; run < count; run += 1) all.push(await once(run));
  return all;
}

export const slowDown = async (page: Page, rate: number): Promise<void> => {
  const session = await page.context().newCDPSession(page);
  await session.send("Emulation.setCPUThrottlingRate", { rate });
};

/** Megabytes that the page's JavaScript still holds: objects, and the bytes behind its buffers. */
export async function heap(session: CDPSession): Promise<number> {
  await session.send("HeapProfiler.collectGarbage");
  const { usedSize, embedderHeapUsedSize, backingStorageSize } = await session.send("Runtime.getHeapUsage");
  return (usedSize + embedderHeapUsedSize + backingStorageSize) / 1_048_576;
}

/** KiB of all scripts that a page loads by itself, each gzipped at the usual level. */
export async function scriptsOf(page: Page, open: () => Promise<void>): Promise<number> {
  const sizes: Promise<number>[] = [];
  const note = (response: Response) => {
    if (response.request().resourceType() !== "script" || !response.ok()) return;
    sizes.push(response.body().then((body) => gzipSync(body).byteLength));
  };
  page.on("response", note);
  await open();
  page.off("response", note);
  return (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0) / 1024;
}

/**
 * Milliseconds for each key of a text typed into a field: `work` until everything that it sets going is done and laid
 * out, `keys` until the next frame is drawn, which is a whole frame at the least.
 */
export const keystrokes = (
  page: Page,
  selector: string,
  text: string,
): Promise<{ keys: number[]; work: number[]; longest: number }> =>
  page.evaluate(
    async ([where, letters]) => {
      const box = document.querySelector<HTMLInputElement | HTMLTextAreaElement>(where);
      if (!box) throw new Error("There is no such field.");
      box.focus();
      const frame = () => new Promise<number>((done) => requestAnimationFrame(done));
      let longest = 0;
      let over = false;
      void (async () => {
        let last = await frame();
        while (!over) {
          const now = await frame();
          longest = Math.max(longest, now - last);
          last = now;
        }
      })();
      const keys: number[] = [];
      const work: number[] = [];
      for (const letter of letters) {
        await frame();
        const from = performance.now();
        // As a key does it: through the editing machinery, so that every listener runs.
        document.execCommand("insertText", false, letter);
        await Promise.resolve();
        document.body.getBoundingClientRect();
        work.push(performance.now() - from);
        await new Promise<void>((done) => {
          const { port1, port2 } = new MessageChannel();
          port1.onmessage = () => done();
          requestAnimationFrame(() => port2.postMessage(0));
        });
        keys.push(performance.now() - from);
        await new Promise((done) => setTimeout(done, 120));
      }
      over = true;
      return { keys, work, longest };
    },
    [selector, text] as const,
  );

/** Frames a second while the page is scrolled from end to end, and the longest frame in ms. */
export const scrolling = (page: Page, seconds: number): Promise<{ perSecond: number; longest: number }> =>
  page.evaluate(async (lasting) => {
    const frame = () => new Promise<number>((done) => requestAnimationFrame(done));
    const begin = await frame();
    let last = begin;
    let frames = 0;
    let longest = 0;
    for (let now = begin; now - begin < lasting * 1000; frames += 1) {
      scrollBy(0, 120);
      now = await frame();
      longest = Math.max(longest, now - last);
      last = now;
    }
    return { perSecond: (frames * 1000) / (last - begin), longest };
  }, seconds);

/** Milliseconds from leaving the field until the screen says "Saved at", for one more word. */
export const savedAfter = (page: Page, word: string): Promise<number> =>
  page.evaluate(async (more) => {
    const box = document.querySelector<HTMLTextAreaElement>("#body");
    const state = document.querySelector("[data-testid=save-state]");
    if (!box || !state) throw new Error("Nothing is being written.");
    box.focus();
    box.setSelectionRange(box.value.length, box.value.length);
    document.execCommand("insertText", false, more);
    await new Promise((done) => requestAnimationFrame(() => setTimeout(done, 30)));
    if (state.textContent?.startsWith("Saved at")) throw new Error("It was saved before the field was left.");
    const from = performance.now();
    const saved = new Promise<number>((done) => {
      new MutationObserver((_, watching) => {
        if (!state.textContent?.startsWith("Saved at")) return;
        watching.disconnect();
        done(performance.now() - from);
      }).observe(state, { subtree: true, childList: true, characterData: true });
    });
    box.blur();
    return saved;
  }, word);
