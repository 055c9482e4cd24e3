import { z } from "zod";

/** One of the server's secrets. One that is all one byte was typed as a stand-in, not made: it protects nobody. */
export const serverSecret = z
  .string("is missing")
  .regex(/^[0-9a-f]{64}$/i, "must be 64 hexadecimal characters")
  .refine((hex) => new Set(hex.toLowerCase().match(/../g)).size > 8, "must be random, not a placeholder")
  .transform((hex) => Buffer.from(hex, "hex"));

const schema = z.object({
  DATABASE_URL: z.string("is missing").min(1, "is missing"),
  // Past a pooler that hands a connection to somebody else after each transaction: listening needs one of its own.
  DATABASE_DIRECT_URL: z.string().min(1, "is empty").optional(),
  PEPPER: serverSecret,
  PRELOGIN_KEY: serverSecret,
  SIGN_IN_KEY: serverSecret,
  PUBLIC_URL: z.url("must be a whole address").optional(),
  DEMONSTRATION: z.literal("1").optional(),
  SMTP_URL: z.string().optional(),
});

function read() {
  const parsed = schema.safeParse(process.env);
  if (!parsed.success) {
    const said = parsed.error.issues.map((issue) => `${issue.path.join(".")} ${issue.message}`).join("; ");
    throw new Error(`The server's settings are not complete: ${said}`);
  }
  const e = parsed.data;
  return {
    databaseUrl: e.DATABASE_URL,
    databaseDirectUrl: e.DATABASE_DIRECT_URL ?? e.DATABASE_URL,
    pepper: e.PEPPER,
    preloginKey: e.PRELOGIN_KEY,
    signInKey: e.SIGN_IN_KEY,
    publicUrl: e.PUBLIC_URL ?? null,
    demonstration: e.DEMONSTRATION === "1",
    smtpUrl: e.SMTP_URL ?? null,
  };
}

let known: ReturnType<typeof read> | undefined;

/** The server's settings, read once. Throws, naming the setting and never its value, when one is missing or a placeholder. */
export function env() {
  known ??= read();
  return known;
}
