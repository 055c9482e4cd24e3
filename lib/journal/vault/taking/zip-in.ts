/*
 * Reading a zip that anybody may have made. Its own list of contents is read first, only files that are asked for are
 * unpacked, and each stops at a limit however small it claims to be: a zip bomb costs no more than the limit.
 */
import { Inflate } from "fflate";

export type ZipProblem = "zip-broken" | "zip-locked" | "zip-too-much";
export type ZipEntry = { name: string; method: number; locked: boolean; packed: Uint8Array; crc: number };

export const zipLimits = { entries: 50_000, bytes: 200 * 1024 * 1024 };

const endBytes = 22;
const signature = { end: 0x06054b50, listed: 0x02014b50, local: 0x04034b50 };

/** What is in a zip, nothing unpacked yet. */
export function listZip(bytes: Uint8Array): ZipEntry[] | ZipProblem {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const least = Math.max(0, bytes.byteLength - endBytes - 0xffff);
  let end = bytes.byteLength - endBytes;
  while (end >= least && view.getUint32(end, true) !== signature.end) end -= 1;
  if (end < least || end < 0) return "zip-broken";
  const count = view.getUint16(end + 10, true);
  if (count === 0xffff || count > zipLimits.entries) return "zip-too-much";
  try {
    let at = view.getUint32(end + 16, true);
    const entries: ZipEntry[] = [];
    for (let n = 0; n < count; n += 1) {
      if (view.getUint32(at, true) !== signature.listed) return "zip-broken";
      const [nameLength, more, comment] = [28, 30, 32].map((field) => view.getUint16(at + field, true)) as number[];
      const local = view.getUint32(at + 42, true);
      if (view.getUint32(local, true) !== signature.local) return "zip-broken";
      const from = local + 30 + view.getUint16(local + 26, true) + view.getUint16(local + 28, true);
      const to = from + view.getUint32(at + 20, true);
      if (to > bytes.byteLength) return "zip-broken";
      entries.push({
        name: new TextDecoder().decode(bytes.subarray(at + 46, at + 46 + (nameLength ?? 0))),
        method: view.getUint16(at + 10, true),
        locked: (view.getUint16(at + 8, true) & 1) === 1,
        crc: view.getUint32(at + 16, true),
        packed: bytes.subarray(from, to),
      });
      at += 46 + (nameLength ?? 0) + (more ?? 0) + (comment ?? 0);
    }
    return entries;
  } catch {
    // Its numbers lead outside of it.
    return "zip-broken";
  }
}

const crcTable = Uint32Array.from({ length: 256 }, (_, at) => {
  let value = at;
  for (let bit = 0; bit < 8; bit += 1) value = value & 1 ? 0xedb88320 ^ (value >>> 1) : value >>> 1;
  return value;
});

function crcOf(bytes: Uint8Array): number {
  let crc = 0xffffffff;
  for (const byte of bytes) crc = (crcTable[(crc ^ byte) & 0xff] ?? 0) ^ (crc >>> 8);
  return (crc ^ 0xffffffff) >>> 0;
}

const piece = 4 * 1024;

/** One file of a zip, at most `most` bytes of it. */
export async function unpack(
  entry: ZipEntry,
  most: number,
  pause?: () => Promise<void>,
): Promise<Uint8Array<ArrayBuffer> | ZipProblem> {
  if (entry.locked) return "zip-locked";
  const parts: Uint8Array[] = [];
  let size = 0;
  const take = (part: Uint8Array) => {
    size += part.byteLength;
    if (size <= most) parts.push(part);
  };
  try {
    if (entry.method === 0) take(entry.packed);
    else if (entry.method === 8) {
      const inflate = new Inflate(take);
      for (let at = 0; at < entry.packed.byteLength && size <= most; at += piece) {
        inflate.push(entry.packed.subarray(at, at + piece), at + piece >= entry.packed.byteLength);
        await pause?.();
      }
    } else return "zip-broken";
  } catch {
    return "zip-broken";
  }
  if (size > most) return "zip-too-much";
  const whole = new Uint8Array(size);
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.byteLength;
  }
  return crcOf(whole) === entry.crc ? whole : "zip-broken";
}
