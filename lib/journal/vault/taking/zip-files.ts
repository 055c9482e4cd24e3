import { Zip, ZipPassThrough } from "fflate";

/** Files as one zip, stored as they are: a sealed copy does not get smaller. */
export function zipFiles(files: readonly { name: string; parts: readonly Uint8Array[] }[]): Uint8Array<ArrayBuffer>[] {
  const out: Uint8Array<ArrayBuffer>[] = [];
  const zip = new Zip((error, part) => {
    if (error) throw error;
    out.push(part as Uint8Array<ArrayBuffer>);
  });
  for (const { name, parts } of files) {
    const file = new ZipPassThrough(name);
    zip.add(file);
    for (const part of parts) file.push(part);
    file.push(new Uint8Array(0), true);
  }
  zip.end();
  return out;
}
