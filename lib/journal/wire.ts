/*
 * What travels between the journal in the browser and the server: one save, one sync. Shared by both sides; nothing here
 * opens or seals. Numbers are big-endian. A decoder answers null for anything that is not exactly its format.
 */

/** The largest sealed item that is taken: 1 MiB. */
export const maxSealedBytes = 1024 * 1024;

/** The largest batch: one of the largest items, and as much again of smaller ones. */
export const maxBatchBytes = 2 * maxSealedBytes + 64 * 1024;

const overhead = 40;
const kib = 1024;

/** Whether a plaintext may be this long: 1, 2, 4 … 64 KiB, then multiples of 64 KiB (sealing.md §2.5). */
export function isBucket(size: number): boolean {
  if (size <= 0 || size % kib !== 0) return false;
  return size > 64 * kib ? size % (64 * kib) === 0 : (size & (size - 1)) === 0;
}

/** The kind and key id that an envelope names, or null when it cannot be an envelope v1. */
export function readSealedHeader(envelope: Uint8Array): { kind: number; keyIdHex: string } | null {
  const [r, j, version, kind] = envelope;
  if (r !== 0x52 || j !== 0x4a || version !== 1 || kind === undefined || kind < 1 || kind > 6) return null;
  if (!isBucket(envelope.byteLength - overhead)) return null;
  return { kind, keyIdHex: Array.from(envelope.subarray(4, 12), (b) => b.toString(16).padStart(2, "0")).join("") };
}

export type SaveRequest = {
  item: { id: string; kind: number; version: number; deleted: boolean; envelope: Uint8Array };
  head: { version: number; envelope: Uint8Array };
};

/** Several sealed things at once: items moving to a new key with their head, or histories, which have none. */
export type SealedBatch = {
  items: { id: string; kind: number; version: number; envelope: Uint8Array }[];
  head: { version: number; envelope: Uint8Array };
};

export type SyncItem = {
  id: string;
  kind: number;
  state: "live" | "deleted" | "gone";
  version: number;
  rev: number;
  /** Days since 1970-01-01 on which a deleted one goes for good; 0 when not deleted. */
  deleteOnDay: number;
  envelope: Uint8Array;
};

export type SyncAnswer = { headVersion: number; lastRev: number; head: Uint8Array; items: SyncItem[] };

const states = ["live", "deleted", "gone"] as const;
/** 9999-12-31 in days since 1970: a later one is not a day that anything can show. */
const lastDay = 2_932_896;

class Writer {
  readonly parts: Uint8Array[] = [];
  bytes(bytes: Uint8Array) {
    this.parts.push(bytes);
    return this;
  }
  u8(value: number) {
    return this.bytes(Uint8Array.of(value));
  }
  u32(value: number) {
    const bytes = new Uint8Array(4);
    new DataView(bytes.buffer).setUint32(0, value);
    return this.bytes(bytes);
  }
  u64(value: number) {
    return this.u32(Math.floor(value / 2 ** 32)).u32(value % 2 ** 32);
  }
  id(id: string) {
    return this.bytes(Uint8Array.from(id.replaceAll("-", "").match(/../g) ?? [], (pair) => Number.parseInt(pair, 16)));
  }
  sized(bytes: Uint8Array) {
    return this.u32(bytes.byteLength).bytes(bytes);
  }
  whole(): Uint8Array<ArrayBuffer> {
    const whole = new Uint8Array(this.parts.reduce((sum, part) => sum + part.byteLength, 0));
    let at = 0;
    for (const part of this.parts) {
      whole.set(part, at);
      at += part.byteLength;
    }
    return whole;
  }
}

class Reader {
  private at = 0;
  private readonly from: Uint8Array;
  private readonly view: DataView;
  constructor(from: Uint8Array) {
    this.from = from;
    this.view = new DataView(from.buffer, from.byteOffset, from.byteLength);
  }
  // Past the end everything throws a RangeError, which the decoders answer with null.
  bytes(length: number): Uint8Array {
    if (this.at + length > this.from.byteLength) throw new RangeError("truncated");
    this.at += length;
    return this.from.slice(this.at - length, this.at);
  }
  u8(): number {
    return this.bytes(1)[0] ?? 0;
  }
  u32(): number {
    this.at += 4;
    return this.view.getUint32(this.at - 4);
  }
  u64(): number {
    const value = this.u32() * 2 ** 32 + this.u32();
    if (!Number.isSafeInteger(value)) throw new RangeError("too large");
    return value;
  }
  id(): string {
    const hex = Array.from(this.bytes(16), (b) => b.toString(16).padStart(2, "0")).join("");
    return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
  }
  sized(): Uint8Array {
    return this.bytes(this.u32());
  }
  magic(second: number): void {
    if (this.u8() !== 0x52 || this.u8() !== second || this.u8() !== 1) throw new RangeError("another format");
  }
  end(): void {
    if (this.at !== this.from.byteLength) throw new RangeError("something after the end");
  }
}

function attempt<T>(decode: () => T): T | null {
  try {
    return decode();
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}

/** "RP" 01 | id, kind, version, deleted, envelope | head version, head envelope. */
export function encodeSave({ item, head }: SaveRequest): Uint8Array<ArrayBuffer> {
  const out = new Writer()
    .bytes(Uint8Array.of(0x52, 0x50, 1))
    .id(item.id)
    .u8(item.kind)
    .u32(item.version);
  return out
    .u8(item.deleted ? 1 : 0)
    .sized(item.envelope)
    .u32(head.version)
    .sized(head.envelope)
    .whole();
}

/** The save in these bytes, or null. */
export function decodeSave(bytes: Uint8Array): SaveRequest | null {
  return attempt(() => {
    const from = new Reader(bytes);
    from.magic(0x50);
    const [id, kind, version, deleted] = [from.id(), from.u8(), from.u32(), from.u8()];
    if (deleted > 1 || version < 1 || version > 0x7fffffff) throw new RangeError("not a save");
    const item = { id, kind, version, deleted: deleted === 1, envelope: from.sized() };
    const head = { version: from.u32(), envelope: from.sized() };
    if (head.version < 1 || head.version > 0x7fffffff) throw new RangeError("not a save");
    from.end();
    return { item, head };
  });
}

/** "RB" 01 | head version, head envelope (0 and empty where there is none) | the items. */
export function encodeBatch({ items, head }: SealedBatch): Uint8Array<ArrayBuffer> {
  const out = new Writer()
    .bytes(Uint8Array.of(0x52, 0x42, 1))
    .u32(head.version)
    .sized(head.envelope);
  out.u32(items.length);
  for (const { id, kind, version, envelope } of items) out.id(id).u8(kind).u32(version).sized(envelope);
  return out.whole();
}

/** The batch in these bytes, or null; never an empty one. */
export function decodeBatch(bytes: Uint8Array): SealedBatch | null {
  return attempt(() => {
    const from = new Reader(bytes);
    from.magic(0x42);
    const head = { version: from.u32(), envelope: from.sized() };
    const count = from.u32();
    const items: SealedBatch["items"] = [];
    for (let n = 0; n < count; n += 1) {
      const [id, kind, version, envelope] = [from.id(), from.u8(), from.u32(), from.sized()];
      if (version < 1 || version > 0x7fffffff) throw new RangeError("not a batch");
      items.push({ id, kind, version, envelope });
    }
    if (count === 0 || head.version > 0x7fffffff) throw new RangeError("not a batch");
    from.end();
    return { items, head };
  });
}

/** "RS" 01 | head version, last revision, head envelope (empty before the first save) | the items. */
export function encodeSync(answer: SyncAnswer): Uint8Array<ArrayBuffer> {
  const out = new Writer()
    .bytes(Uint8Array.of(0x52, 0x53, 1))
    .u32(answer.headVersion)
    .u64(answer.lastRev);
  out.sized(answer.head).u32(answer.items.length);
  for (const item of answer.items) {
    out.id(item.id).u8(item.kind).u8(states.indexOf(item.state)).u32(item.version).u64(item.rev);
    out.u32(item.deleteOnDay).sized(item.envelope);
  }
  return out.whole();
}

/** The sync in these bytes, or null. */
export function decodeSync(bytes: Uint8Array): SyncAnswer | null {
  return attempt(() => {
    const from = new Reader(bytes);
    from.magic(0x53);
    const [headVersion, lastRev, head, count] = [from.u32(), from.u64(), from.sized(), from.u32()];
    const items: SyncItem[] = [];
    for (let n = 0; n < count; n += 1) {
      const [id, kind, state] = [from.id(), from.u8(), states[from.u8()]];
      const [version, rev, deleteOnDay] = [from.u32(), from.u64(), from.u32()];
      if (!state || deleteOnDay > lastDay) throw new RangeError("an unknown state or day");
      items.push({ id, kind, state, version, rev, deleteOnDay, envelope: from.sized() });
    }
    from.end();
    return { headVersion, lastRev, head, items };
  });
}
