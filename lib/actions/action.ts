import "server-only";
import type { ZodType, z } from "zod";
import { type Facilitator, getFacilitator, getMember, type Member } from "../auth/viewer.ts";
import { isYearOver } from "../groups/rules.ts";
import { log } from "../log.ts";

export type Problem = { path: string; message: string };

/** What a command answers: a value, or a reason that its screen has words for. */
export type CommandResult<T, R extends string> =
  | { ok: true; value: T }
  | { ok: false; reason: R; problems?: Problem[] };

/** What every action answers. It never redirects: that would lose what was typed. */
export type ActionResult<T, R extends string> = CommandResult<
  T,
  R | "signed-out" | "not-found" | "invalid" | "year-over" | "trouble"
>;

// What every action does: guard, parse, command. What throws is logged without content.
function action<P extends Member, S extends ZodType, T, R extends string>(
  prove: () => Promise<P | "signed-out" | "not-found">,
  schema: S,
  command: (proof: P, input: z.output<S>) => Promise<CommandResult<T, R>>,
): (input: unknown) => Promise<ActionResult<T, R>> {
  return async (input) => {
    try {
      const proof = await prove();
      if (typeof proof === "string") return { ok: false, reason: proof };
      const parsed = schema.safeParse(input);
      if (parsed.success) return await command(proof, parsed.data);
      const problems = parsed.error.issues.map(({ path, message }) => ({ path: path.join("."), message }));
      return { ok: false, reason: "invalid", problems };
    } catch (error) {
      if (isYearOver(error)) return { ok: false, reason: "year-over" };
      log.error({ err: error }, "An action failed");
      return { ok: false, reason: "trouble" };
    }
  };
}

/**
 * A server action for members. Refusals: the command's, signed-out; invalid with field messages;
 * year-over from the tables of a group whose year is over; trouble for what threw.
 * Never throws.
 */
export function memberAction<S extends ZodType, T, R extends string>(
  schema: S,
  command: (member: Member, input: z.output<S>) => Promise<CommandResult<T, R>>,
): (input: unknown) => Promise<ActionResult<T, R>> {
  return action(async () => (await getMember()) ?? "signed-out", schema, command);
}

/** The same for facilitators: not-found for a member who does not lead. */
export function facilitatorAction<S extends ZodType, T, R extends string>(
  schema: S,
  command: (facilitator: Facilitator, input: z.output<S>) => Promise<CommandResult<T, R>>,
): (input: unknown) => Promise<ActionResult<T, R>> {
  return action(
    async () => (await getFacilitator()) ?? ((await getMember()) ? "not-found" : "signed-out"),
    schema,
    command,
  );
}
