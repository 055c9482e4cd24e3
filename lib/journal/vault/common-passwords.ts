/*
 * Passwords that people guess first. Checked here, on the device: a password is never sent anywhere to be judged. Only
 * those of twelve characters and more matter, so a rule does most of it: take away the digits and signs that people tack
 * on, fold what is repeated, and look whether anything but a commonplace is left.
 */
import { canonicalEmail, normalisePassword } from "./derive.ts";

// The words that stand most often in published lists of leaked passwords, with this site's own.
const commonplaces = new Set(
  `password passwort passw0rd pass admin administrator welcome letmein login master qwerty qwertyuiop qwertyuiopasdfghjkl
  asdfghjkl zxcvbnm qazwsxedc qazwsx 1qaz2wsx 1q2w3e4r5t6y 1q2w3e4r5t 1q2w3e4r abc abcd abcdef abcdefgh abcdefghijkl
  abcdefghijklmnopqrstuvwxyz iloveyou ilovey iloveu loveyou mylove princess sunshine football baseball basketball superman
  batman dragon monkey shadow michael jennifer jordan hunter killer trustno1 trustno whatever computer internet freedom
  starwars pokemon liverpool arsenal chelsea manchester manchesterunited rangers celtic charlie jessica chocolate butterfly
  summer winter spring autumn january february march april june july august september october november december monday
  friday secret changeme default guest test testing hello helloworld correcthorsebatterystaple correct horse battery
  staple mypassword thisismypassword newpassword yourpassword password1 mysecret please nothing google facebook samsung
  letmein1 access flower cookie cheese ginger pepper summertime wintertime christmas birthday happybirthday family friends
  forever unitedkingdom london cardiff england scotland wales britain reflective practice reflectivepractice
  reflectivepracticegroup coproduction facilitator member group journal reflection involvement engagement participation`
    .split(/\s+/)
    .filter(Boolean),
);

const rows = ["qwertyuiop", "asdfghjkl", "zxcvbnm", "1234567890", "abcdefghijklmnopqrstuvwxyz"];
const swaps: Record<string, string> = {
  "@": "a",
  "4": "a",
  "3": "e",
  "1": "i",
  "!": "i",
  "0": "o",
  $: "s",
  "5": "s",
  "7": "t",
};

/** The shortest text of which this is a repetition. */
function unit(text: string): string {
  const at = `${text}${text}`.indexOf(text, 1);
  return at > 0 && at < text.length ? text.slice(0, at) : text;
}

// Without what people put between words.
const joined = (text: string) => text.replace(/[\s._+-]+/g, "");

// A run along a keyboard row or the alphabet, in either direction, once or round again.
function isRun(text: string): boolean {
  const both = rows.flatMap((row) => [row, [...row].reverse().join("")]);
  return both.some((row) => row.repeat(4).includes(text));
}

/** Whether a password is one that people guess first, or is made of the account's own email. */
export function isCommonPassword(password: string, email = ""): boolean {
  const plain = normalisePassword(password).toLowerCase();
  const letters = joined(plain);
  if (new Set(letters).size < 5 || isRun(letters) || unit(letters).length < 5) return true;
  const stripped = letters.replace(/^[^a-z]+|[^a-z]+$/g, "");
  const unswap = (text: string) => [...text].map((letter) => swaps[letter] ?? letter).join("");
  const bare = [letters, stripped, unswap(letters), unswap(stripped)].map(unit);
  const address = canonicalEmail(email);
  const own = [address, address.split("@")[0] ?? ""].map(joined).filter((name) => name.length > 3);
  if (own.some((name) => bare.some((text) => text.replaceAll(name, "").length < 4))) return true;
  return bare.some((text) => text.length < 4 || commonplaces.has(text) || isTwoOf(text));
}

// "passwordpassword1" and "welcomelondon": two commonplaces together are still one guess each.
function isTwoOf(text: string): boolean {
  return Array.from(text).some((_, at) => commonplaces.has(text.slice(0, at)) && commonplaces.has(text.slice(at)));
}
