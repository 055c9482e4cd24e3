import { maxSealedBytes, readSealedHeader, type SaveRequest } from "./wire.ts";

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

/** The key id that an envelope names, 8 bytes: part of the header that `readSealedHeader` has accepted. */
export function keyIdOf(envelope: Uint8Array): Uint8Array {
  return envelope.slice(4, 12);
}
