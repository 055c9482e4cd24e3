import type { ReplyFields } from "@/lib/evaluations/input";
import { keepOwn, keptOwn } from "@/lib/own-words";

const name = (evaluationId: string) => `evaluation-${evaluationId}`;

/** What this tab keeps of a reply that was not sent yet, or null. */
export function keptReply(evaluationId: string): ReplyFields | null {
  try {
    const kept = JSON.parse(keptOwn(name(evaluationId)) ?? "null");
    const whole = kept && typeof kept.line === "string" && typeof kept.answers === "object" && kept.answers !== null;
    return whole ? kept : null;
  } catch {
    return null;
  }
}

/** Keeps it until it is sent or the sign-in ends; null forgets it. */
export const keepReply = (evaluationId: string, fields: ReplyFields | null) =>
  keepOwn(name(evaluationId), fields && JSON.stringify(fields));
