import type { RotateRefusal } from "@/lib/journal/vault/view";

const words: Record<Exclude<RotateRefusal["reason"], "wait">, string> = {
  "no-match": "Those details did not match. Check them and try again.",
  locked: "Your password is right, but it does not open what you wrote before. Your recovery words do.",
  "signed-out": "You have been signed out. Sign in again, and come back here.",
  offline: "We cannot reach the site just now. Nothing is lost. Try again when you are online.",
  trouble: "Something went wrong here. Nothing is lost. Try again in a minute.",
  memory: "This device has too little memory free to open your journal. Close some other pages, then try again.",
  unsent:
    "Some of your writing is neither on the server nor safe on this device yet, so nothing was changed. Try again when it says that it is saved.",
  doubtful:
    "What the server sent is not what this device expected, so nothing was changed. If you still see this tomorrow, tell your facilitator.",
  unsure:
    "We could not tell whether that arrived. Sign in with your new password. If it does not work, nothing has changed, and your old one does.",
  "password-needed": "Enter your password first.",
  words: "Those are not the twelve words of a recovery kit. Check each one and try again.",
};

/** "40 seconds", "2 minutes". */
export function waitInWords(seconds: number): string {
  if (seconds < 90) return seconds <= 1 ? "1 second" : `${Math.ceil(seconds)} seconds`;
  return `${Math.ceil(seconds / 60)} minutes`;
}

/** Why something did not open, for the person in front of it. */
export function refusalInWords(refusal: RotateRefusal): string {
  if (refusal.reason === "wait") {
    return `That was several tries in a row. Wait ${waitInWords(refusal.retryAfter)}, then try again.`;
  }
  return "message" in refusal && refusal.message ? refusal.message : words[refusal.reason];
}
