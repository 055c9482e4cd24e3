import { z } from "zod";
import { hexBytes, wrapBytes } from "../auth/input.ts";

const keyId = hexBytes(8);

export const kitInput = z.object({ keyId, wrap: wrapBytes(2), proofHash: hexBytes(32) });
export const kitWrapInput = z.object({ keyId, proof: hexBytes(32) });
export const rewrapInput = z.object({ keyId, wrap: wrapBytes(1), auth: hexBytes(32) });
/** A head is sealed like a reflection: at most what one save may carry, in hexadecimal. */
export const freshInput = rewrapInput.extend({
  head: z
    .string()
    .max(8192)
    .regex(/^524a0102([0-9a-f]{2})+$/)
    .transform((hex) => Uint8Array.from(Buffer.from(hex, "hex"))),
});
