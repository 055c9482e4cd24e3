/*
 * The readable export: one zip, made in this browser piece by piece, so that ten thousand reflections leave the page awake.
 * `index.html` to read, `journal.json` for programs and for coming back without a loss, `reflections/` as Markdown.
 */
import { Zip, ZipDeflate } from "fflate";
import { toMarkdown } from "./markdown.ts";
import { fileNamer } from "./names.ts";
import { inOrder, readablePage } from "./readable.ts";
import { type Taken, takenJson } from "./taken.ts";

const encoder = new TextEncoder();

// A zip cannot name a year outside these: a device's clock may stand anywhere.
const zipDate = (madeAt: string): Date => {
  const date = new Date(madeAt);
  return date.getFullYear() >= 1980 && date.getFullYear() < 2100 ? date : new Date(2000, 0, 1);
};

/** The zip's bytes in parts. `told` hears how many reflections are written of how many; `pause` is awaited in between. */
export async function makeReadableZip(
  taken: Taken,
  { told, pause, zone }: { told?: (done: number, of: number) => void; pause?: () => Promise<void>; zone?: string } = {},
): Promise<Uint8Array<ArrayBuffer>[]> {
  const parts: Uint8Array<ArrayBuffer>[] = [];
  const failed: Error[] = [];
  const zip = new Zip((error, part) => {
    if (error) failed.push(error);
    else parts.push(part as Uint8Array<ArrayBuffer>);
  });
  const mtime = zipDate(taken.madeAt);
  const of = taken.reflections.length + taken.deleted.length;
  const write = async (name: string, texts: Iterable<string>, written?: () => void) => {
    // The usual tables are for megabytes: made anew for each of ten thousand short files they take most of the time.
    const file = new ZipDeflate(name, Array.isArray(texts) ? { level: 6, mem: 2 } : { level: 6 });
    file.mtime = mtime;
    zip.add(file);
    for (const text of texts) {
      file.push(encoder.encode(text));
      written?.();
      await pause?.();
    }
    file.push(new Uint8Array(0), true);
    if (failed[0]) throw failed[0];
  };
  // Three times through the journal; the count that is told runs once over all of it.
  let steps = 0;
  const step = () => told?.(Math.min(of, Math.floor(++steps / 3)), of);
  await write("index.html", readablePage(taken, zone), step);
  await write("journal.json", takenJson(taken), step);
  const nameOf = fileNamer(zone);
  for (const [list, deleted] of [
    [taken.reflections, false],
    [taken.deleted, true],
  ] as const)
    for (const reflection of inOrder(list))
      await write(`reflections/${nameOf(reflection)}`, [toMarkdown(reflection, deleted, zone)], step);
  zip.end();
  return parts;
}
