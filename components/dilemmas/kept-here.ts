"use client";

import { useEffect, useState } from "react";
import { type DilemmaFields, dilemmaWords, isDilemmaId } from "@/lib/dilemmas/input";
import { keepOwn, keptOwn } from "@/lib/own-words";

const draftName = (memberId: string) => `offer-${memberId}`;
// Its name begins with rp-own-: signing out takes everything of that kind off the device.
const watchName = (memberId: string) => `rp-own-watch-${memberId}`;

const shape = dilemmaWords.shape;

/** An offer that is being written. `id`: what it was sent under already, its answer lost; or empty. */
export type KeptOffer = { id: string; fields: DilemmaFields };

/** The offer that this tab keeps until it is sent, or null. Not on the device for good: it is not encrypted. */
export function keptOffer(memberId: string): KeptOffer | null {
  try {
    const kept = JSON.parse(keptOwn(draftName(memberId)) ?? "null");
    const text = (value: unknown) => (typeof value === "string" ? value : "");
    if (!kept || typeof kept !== "object") return null;
    const audience = shape.audience.safeParse(kept.audience);
    return {
      id: isDilemmaId(text(kept.id)) ? kept.id : "",
      fields: {
        title: text(kept.title),
        happened: text(kept.happened),
        wish: text(kept.wish),
        audience: audience.success ? audience.data : "facilitator",
        named: kept.named !== false,
      },
    };
  } catch {
    return null;
  }
}

export const hasWords = ({ title, happened, wish }: DilemmaFields) =>
  [title, happened, wish].some((text) => text.trim() !== "");

/** Keeps what is typed in this tab until it is sent or the sign-in ends, or forgets it. */
export function keepOffer(memberId: string, kept: KeptOffer | null): void {
  keepOwn(draftName(memberId), kept && JSON.stringify({ ...kept.fields, id: kept.id }));
}

/** The member's own words to watch for. They stay on this device and are sent nowhere. */
export function useWatched(memberId: string): [string, (typed: string) => void] {
  const [typed, setTyped] = useState("");
  useEffect(() => {
    try {
      setTyped(localStorage.getItem(watchName(memberId)) ?? "");
    } catch {
      setTyped("");
    }
  }, [memberId]);
  const change = (next: string) => {
    setTyped(next);
    try {
      if (next.trim()) localStorage.setItem(watchName(memberId), next);
      else localStorage.removeItem(watchName(memberId));
    } catch {
      // Watched for on this page alone, then.
    }
  };
  return [typed, change];
}
