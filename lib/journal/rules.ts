import { maxSealedBytes, readSealedHeader, type SaveRequest, type SealedBatch } from "./wire.ts";

/**
 * Why a save is not sealed writing, or null: the only things about it that the server can check. An envelope carries its
 * magic, its kind and a padded length; a plain text posted by mistake has none of them.
 */
export function whyNotSealed(save: SaveRequest): "not-sealed" | "too-large" | null {
  if (save.item.envelope.byteLength > maxSealedBytes) return "too-large";
  const item = readSealedHeader(save.item.envelope);
  const head = readSealedHeader(save.head.envelope);
  if (!item || !head || head.kind !== 2) return "not-sealed";
  return (item.kind === 1 || item.kind === 3) && item.kind === save.item.kind ? null : "not-sealed";
}

/** The key id that an envelope or a wrap names, 8 bytes: part of a header that was accepted before. */
export function keyIdOf(envelope: Uint8Array): Uint8Array {
  return envelope.slice(4, 12);
}

/**
 * Why a batch is not sealed writing of these kinds, or null. `head`: whether one must come along. One key seals all of it.
 */
export function whyNotSealedBatch(
  { items, head }: SealedBatch,
  kinds: readonly number[],
  withHead: boolean,
): "not-sealed" | "too-large" | null {
  if (items.some(({ envelope }) => envelope.byteLength > maxSealedBytes)) return "too-large";
  const headers = items.map(({ envelope }) => readSealedHeader(envelope));
  const sealed = headers.every(
    (header, at) => header && kinds.includes(header.kind) && header.kind === items[at]?.kind,
  );
  const over = withHead ? readSealedHeader(head.envelope) : null;
  if (withHead ? over?.kind !== 2 || head.version < 1 : head.version !== 0) return "not-sealed";
  const keys = new Set([...headers, ...(over ? [over] : [])].map((header) => header?.keyIdHex));
  return sealed && keys.size === 1 ? null : "not-sealed";
}
