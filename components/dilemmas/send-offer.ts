"use client";

import type { DilemmaFields } from "@/lib/dilemmas/input";

export type OfferAnswer =
  | { ok: true; value: { dilemmaId: string } }
  | {
      ok: false;
      reason: "changed-elsewhere" | "not-found" | "year-over" | "signed-out" | "invalid" | "offline" | "trouble";
    };

/**
 * Offers a dilemma. The request is the same from everywhere: no referrer, and these fields and no other, so that nothing in
 * it tells whether its words were copied, or from where. Which page was loaded before it, a log of addresses may tell.
 */
export async function sendOffer(dilemmaId: string, fields: DilemmaFields): Promise<OfferAnswer> {
  const { title, happened, wish, audience, named } = fields;
  try {
    const response = await fetch("/api/dilemmas", {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify({ dilemmaId, title, happened, wish, audience, named }),
      cache: "no-store",
      redirect: "error",
      referrerPolicy: "no-referrer",
    });
    if (response.status === 401) return { ok: false, reason: "signed-out" };
    if (response.status === 400) return { ok: false, reason: "invalid" };
    if (!response.ok) return { ok: false, reason: "trouble" };
    return (await response.json()) as OfferAnswer;
  } catch {
    return { ok: false, reason: navigator.onLine ? "trouble" : "offline" };
  }
}
