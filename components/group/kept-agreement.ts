import { keepOwn, keptOwn } from "@/lib/own-words";

/** An agreement that is being written: `from` is the number of the version that it was made from, 0 for none. */
export type KeptAgreement = { from: number; points: string[]; whatChanged: string };

const name = (owner: string) => `agreement-${owner}`;

/** What this tab keeps of an agreement that was not shared, or null. */
export function keptAgreement(owner: string): KeptAgreement | null {
  try {
    const kept = JSON.parse(keptOwn(name(owner)) ?? "null");
    const { from, points, whatChanged } = kept;
    const whole = Number.isInteger(from) && Array.isArray(points) && typeof whatChanged === "string";
    return whole && points.every((point: unknown) => typeof point === "string") ? kept : null;
  } catch {
    return null;
  }
}

/** Keeps it as JSON until it is shared or the sign-in ends; null forgets it. */
export const keepAgreement = (owner: string, words: string | null) => keepOwn(name(owner), words);
