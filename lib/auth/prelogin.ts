import "server-only";
import { env } from "../env.ts";
import { addressPrefix, takeTry } from "./limits.ts";
import { limitsFor } from "./limits-of-request.ts";
import { currentCredential, findMemberByEmail, knowsBrowser, nobody } from "./sign-ins.ts";
import { pretendSeed } from "./tokens.ts";

/**
 * What a browser needs before it can stretch a password: the seed, real or pretended, and how long to wait before a try
 * is let through. The same work and shape whether the email is known or not (sealing.md §1.3).
 */
export async function prelogin(from: { email: string; address: string; browser: string | null }) {
  const pretended = pretendSeed(env().preloginKey, from.email);
  const member = await findMemberByEmail(from.email);
  // A browser that signed in before is past this limit too: others behind its address must not keep it out.
  const known = from.browser !== null && (await knowsBrowser(member?.id ?? nobody, from.browser));
  const tooMany = known ? 0 : await takeTry({ kind: "prelogin", of: addressPrefix(from.address) });
  const credential = await currentCredential(member?.id ?? nobody);
  const limits = await limitsFor(from, member?.id ?? nobody);
  return {
    kdf: 1,
    seed: credential && tooMany === 0 ? Buffer.from(credential.seed).toString("hex") : pretended,
    retryAfter: Math.max(tooMany, await limits.wait()),
  };
}
