import "server-only";
import type { ZodType, z } from "zod";
import { type Facilitator, getFacilitator, getMember } from "../auth/viewer.ts";
import { log } from "../log.ts";

export type Problem = { path: string; message: string };

/** What a command answers: a value, or a reason that its screen has words for. */
export type CommandResult<T, R extends string> =
  | { ok: true; value: T }
  | { ok: false; reason: R; problems?: Problem[] };

/** What every action answers. It never redirects: that would lose what was typed. */
export type ActionResult<T, R extends string> = CommandResult<
  T,
  R | "signed-out" | "not-found" | "invalid" | "trouble"
>;

/**
 * A server action for facilitators: guard, parse, command. Refusals: signed-out; not-found for a member who does not
 * lead; invalid with field messages; trouble for what threw, which is logged without content. Never throws.
 */
export function facilitatorAction<S extends ZodType, T, R extends string>(
  schema: S,
  command: (facilitator: Facilitator, input: z.output<S>) => Promise<CommandResult<T, R>>,
): (input: unknown) => Promise<ActionResult<T, R>> {
  return async (input) => {
    try {
      const facilitator = await getFacilitator();
      if (!facilitator) return { ok: false, reason: (await getMember()) ? "not-found" : "signed-out" };
      const parsed = schema.safeParse(input);
      if (parsed.success) return await command(facilitator, parsed.data);
      const problems = parsed.error.issues.map(({ path, message }) => ({ path: path.join("."), message }));
      return { ok: false, reason: "invalid", problems };
    } catch (error) {
      log.error({ err: error }, "An action failed");
      return { ok: false, reason: "trouble" };
    }
  };
}
