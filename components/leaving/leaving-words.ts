import { refusalInWords } from "@/components/journal/refusal-words";
import type { LeavingAnswer } from "@/lib/journal/vault/leave-for-good";

/** Why somebody could not leave just now, in words. Nothing has changed. */
export function leavingRefusal(answer: Extract<LeavingAnswer, { ok: false }>): string {
  if (answer.reason === "last-facilitator")
    return "Nobody else leads your group yet. Hand it over first, under Members, and then leave.";
  if (answer.reason === "no-match") return "That is not your password. Nothing has changed. Check it and try again.";
  if (answer.reason === "trouble" || answer.reason === "offline")
    return "We could not tell whether that arrived. Try again when you are online: if it was done, we say so.";
  return refusalInWords(answer);
}
