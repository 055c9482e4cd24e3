import { z } from "zod";
import { hexBytes, passwordInput, wrapBytes } from "../auth/input.ts";

const keyId = hexBytes(8);

export const kitInput = z.object({ keyId, wrap: wrapBytes(2), proofHash: hexBytes(32) });
export const kitWrapInput = z.object({ keyId, proof: hexBytes(32) });
const passwordWrap = z.object({ keyId, wrap: wrapBytes(1), auth: hexBytes(32) });
export const earlierInput = z.object({ epoch: z.int().min(1).max(0x7fffffff), auth: hexBytes(32) });
/** What shows that a key was opened: with its words (`proof`), or with a password of before. */
const proofOfKey = { proof: hexBytes(32).optional(), earlier: earlierInput.optional() };
export const rewrapInput = passwordWrap.extend(proofOfKey);
/** A head is sealed like a reflection: at most what one save may carry, in hexadecimal. */
const head = z
  .string()
  .max(8192)
  .regex(/^524a0102([0-9a-f]{2})+$/)
  .transform((hex) => Uint8Array.from(Buffer.from(hex, "hex")));
export const freshInput = passwordWrap.extend({ head });

const headVersion = z.int().min(1).max(0x7fffffff);
/** A new key: the old one under it, and it under a new password and new words. */
export const rotateInput = passwordInput.extend({
  keyId,
  previousWrap: wrapBytes(4),
  recoveryWrap: wrapBytes(2),
  proofHash: hexBytes(32),
  headVersion,
  head,
});
/** A locked key, opened with its words (`proof`) or its password, put under the current one. */
export const adoptInput = z.object({
  keyId,
  wrap: wrapBytes(4),
  headVersion,
  head,
  ...proofOfKey,
});
export const historyInput = z.union([z.object({ id: z.uuid() }), z.object({ under: keyId })]);
