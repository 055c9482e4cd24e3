import { env } from "../env.ts";
import { asOneTry, limitsFor, type Trying, type Wait } from "./limits-of-request.ts";
import { currentCredential, findMemberByEmail, nobody } from "./sign-ins.ts";
import { checkAuth } from "./verifier.ts";

export type Checked =
  | { ok: true; memberId: string; epoch: number; keyId: Uint8Array | null; seed: Uint8Array; wrap: Uint8Array | null }
  | { ok: false; reason: "no-match" }
  | Wait;

/**
 * Checks the browser's derived `auth` (32 bytes) for a canonical email. One refusal for a wrong password and an unknown
 * email, after the same work; or `wait` with the seconds, alike for both. `browser` is the known-browser cookie.
 */
export async function checkPassword(from: Trying & { auth: Uint8Array }): Promise<Checked> {
  const member = await findMemberByEmail(from.email);
  return asOneTry(await limitsFor(from, member?.id ?? nobody), async () => {
    const credential = await currentCredential(member?.id ?? nobody);
    const checked = await checkAuth(env().pepper, credential, from.auth);
    if (!checked || !credential) return { ok: false, reason: "no-match" } as const;
    const { memberId, epoch, keyId, seed } = credential;
    return { ok: true, memberId, epoch, keyId, seed, wrap: checked.wrap } as const;
  });
}
