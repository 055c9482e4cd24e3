import "server-only";
import type { ZodType, z } from "zod";
import { requestAddress } from "../auth/cookies.ts";
import { log } from "../log.ts";
import type { Problem } from "./action.ts";

type Refused<R> = { ok: false; reason: R; retryAfter?: number; problems?: Problem[] };
export type VisitorResult<R extends string> = { ok: true } | Refused<R | "invalid" | "trouble">;

/**
 * A server action that anybody may call: parse, command. It says nothing of who is known, and never redirects. What
 * throws is logged without content. Never throws.
 */
export function visitorAction<S extends ZodType, R extends string>(
  schema: S,
  command: (input: z.output<S>, from: { address: string }) => Promise<{ ok: true } | Refused<R>>,
): (input: unknown) => Promise<VisitorResult<R>> {
  return async (input) => {
    try {
      const parsed = schema.safeParse(input);
      if (parsed.success) return await command(parsed.data, { address: await requestAddress() });
      const problems = parsed.error.issues.map(({ path, message }) => ({ path: path.join("."), message }));
      return { ok: false, reason: "invalid", problems };
    } catch (error) {
      log.error({ err: error }, "An action failed");
      return { ok: false, reason: "trouble" };
    }
  };
}
