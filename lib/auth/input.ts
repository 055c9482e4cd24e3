import { z } from "zod";
import { plainLine } from "../plain-text.ts";

/** A canonical email, as `canonicalEmail` in the vault makes it: NFKC, trimmed, lower case. */
export const canonicalEmailSchema = z
  .string()
  .max(320)
  .transform((given) => given.normalize("NFKC").replaceAll("\u0000", "").trim().toLowerCase());

/** Exactly `length` bytes as hexadecimal, given as a Uint8Array. */
export function hexBytes(length: number) {
  return z
    .string()
    .length(length * 2)
    .regex(/^[0-9a-f]*$/)
    .transform((hex) => Uint8Array.from(hex.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16)));
}

/** A wrap, 104 bytes: of a password (1), of recovery words (2), of a replaced key (4). Only its header can be checked here. */
export function wrapBytes(type: 1 | 2 | 4) {
  return hexBytes(104).refine((w) => w[0] === 0x52 && w[1] === 0x57 && w[2] === 1 && w[3] === type);
}

export const preloginInput = z.object({ email: canonicalEmailSchema });
export const invitationInput = z.object({ token: z.string().min(1).max(100) });
/** Somebody's name; `missing` asks for it in words for whoever fills it in. */
export const personName = (missing: string) => plainLine().min(1, missing).max(100, "Use 100 characters or fewer");
export const acceptInput = invitationInput.extend({
  /** Only where the invitation names nobody yet: the first facilitator's. */
  email: canonicalEmailSchema.pipe(z.email("Enter an email address, like name@example.org")).optional(),
  name: personName("Enter the name you want to be called by"),
  auth: hexBytes(32),
  seed: hexBytes(32),
  wrap: wrapBytes(1),
});
const codeProof = z.object({ email: canonicalEmailSchema, code: z.string().max(40), proof: hexBytes(32).optional() });
export const recoverInput = codeProof;
export const newPasswordInput = codeProof.extend({
  auth: hexBytes(32),
  seed: hexBytes(32),
  wrap: wrapBytes(1).optional(),
});
/** A new password in the place of one that is proved again: `auth` is the current one's. */
export const passwordInput = z.object({
  auth: hexBytes(32),
  newAuth: hexBytes(32),
  seed: hexBytes(32),
  wrap: wrapBytes(1),
});
export const unlockInput = z.object({ auth: hexBytes(32) });
/** One of the member's sign-ins, by what stands for it in their own list. */
export const deviceChoice = z.object({ id: z.string().regex(/^[0-9a-f]{64}$/) });
export const everyOther = z.object({ all: z.literal(true) });
/** A code of an authenticator program, or a single-use one. Spaces do not count. */
export const secondStepInput = z.object({
  code: z
    .string()
    .max(40)
    .transform((given) => given.normalize("NFKC").replace(/\s/g, ""))
    .pipe(z.string().min(1, "Enter a code")),
});
export const nothingAsked = z.strictObject({});
export const resetLinkInput = z.object({ email: canonicalEmailSchema });
/** A new email, and the same password under it: the salt is bound to the email. */
export const emailChangeInput = passwordInput.extend({ email: canonicalEmailSchema.pipe(z.email().max(254)) });
export const emailTokenInput = z.object({ token: z.string().min(1).max(100) });
