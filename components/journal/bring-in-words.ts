import type { Problem, ProblemReason } from "@/lib/journal/vault/taking/gather";
import type { BroughtIn } from "@/lib/journal/vault/view";

const reasons: Record<ProblemReason, string> = {
  unreadable: "It is broken, or not complete.",
  "newer-version": "It was made by a later version of this site. Update this page, then try again.",
  "no-such-date": "It has a date that does not exist.",
  "too-long": "It is longer than one reflection can be, about a million letters.",
  "zip-broken": "The zip is broken, or not complete.",
  "zip-locked": "The zip is locked with a password of its own. Unpack it first, then choose the files.",
  "zip-too-much": "It unpacks to more than 200 MB, so the rest of this zip was not opened.",
  "no-match": "It does not open with what you entered. Check it and try again.",
  "no-words": "Recovery words do not open this one: there was no kit when it was made. Use its passphrase.",
  damaged: "Some of it was changed or damaged since it was made, so nothing of it is taken. Try another copy.",
  "cut-short": "Its end is missing. Perhaps it was not copied whole. Try another copy.",
  memory: "This device has too little memory free. Close some other pages, then try again.",
  "too-large": "It is larger than 100 MB, the most that can be read here.",
  "too-many": "More than 20,000 files at once cannot be read here. Choose them in several goes.",
  "not-text": "It is not plain text (UTF-8).",
  "not-known": "It is not a file that this page can read.",
  empty: "It is empty.",
  page: "This is the page for reading. Choose the whole zip, or the journal.json that lies beside it.",
  "unsent-file": "This is the sealed file from signing out. Bring it back on the Account page, under “This device”.",
};

/** Why a file, or some of it, cannot be brought in. */
export const problemInWords = ({ reason, count }: Problem): string =>
  count > 1 ? `${reasons[reason]} (${count} in this file)` : reasons[reason];

const stops: Record<NonNullable<BroughtIn["stopped"]>, string> = {
  offline: "The site could not be reached",
  "signed-out": "You were signed out",
  trouble: "Something went wrong on the way",
  "too-long": "One reflection is longer than one can be",
  locked: "Your journal was locked",
};

/** How an import went, and what is safe. */
export function broughtInWords({ done, stopped }: BroughtIn, of: number): string {
  if (stopped === null)
    return done === 1 ? "1 reflection is in your journal now." : `${done} reflections are in your journal now.`;
  return `${stops[stopped]}, so it stopped. ${done} of ${of} are in your journal, whole. The others are safe in your file: choose it again, and only they are brought in.`;
}
