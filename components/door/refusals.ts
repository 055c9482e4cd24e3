import type { Refused } from "@/lib/auth/door-client";

const minute = 60_000;

// The first whole minute at which the wait is over: sooner would send somebody back for nothing.
const clockTime = (at: number) =>
  new Intl.DateTimeFormat("en-GB", { hour: "numeric", minute: "2-digit", hour12: true })
    .format(Math.ceil(at / minute) * minute)
    .replace(/\s/g, "");

/** A wait in words: how long, and at what time it is over when that is not at once. */
export function sayWait(seconds: number, now = new Date()): string {
  const minutes = Math.ceil(seconds / 60);
  const when =
    seconds < 60
      ? `in ${seconds} ${seconds === 1 ? "second" : "seconds"}`
      : `in ${minutes} ${minutes === 1 ? "minute" : "minutes"}, at ${clockTime(now.getTime() + seconds * 1000)}`;
  return `There have been many tries. You can try again ${when}. Nothing is wrong with your account.`;
}

const words: Record<Exclude<Refused["reason"], "no-match" | "wait">, string> = {
  offline: "We cannot reach the site. Check your connection and try again. What you typed is still here.",
  trouble: "Something went wrong on our side. Nothing is lost. Please try again in a moment.",
  memory:
    "This device could not do the work that keeps your password safe. Close other tabs or programs, and try again.",
};

/** What to say to a refusal at the door; `noMatch` is the page's own sentence for details that do not fit. */
export function sayRefusal(refused: Refused, noMatch: string): string {
  if (refused.reason === "no-match") return noMatch;
  return refused.reason === "wait" ? sayWait(refused.retryAfter) : words[refused.reason];
}
