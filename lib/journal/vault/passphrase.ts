/*
 * A password to suggest: five random words. From the 2,048 words of the recovery list that is 55 bits, which Argon2id at
 * 64 MiB turns into far more work than anybody has for one journal; a longer one of one's own is welcome.
 */
import { wordlist } from "@scure/bip39/wordlists/english.js";

/** Five words with hyphens, drawn without bias: 2,048 divides the range of 16 bits. */
export function suggestPassphrase(): string {
  const drawn = crypto.getRandomValues(new Uint16Array(5));
  return Array.from(drawn, (number) => wordlist[number % wordlist.length]).join("-");
}
