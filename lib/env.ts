import { z } from "zod";
import { readMailServer, readSender, senderSaid, serverSaid } from "./mail/server-settings.ts";

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
  SMTP_URL: z
    .string()
    .refine((url) => readMailServer(url), serverSaid)
    .optional(),
  MAIL_FROM: z
    .string()
    .refine((from) => readSender(from), senderSaid)
    .optional(),
});

// All three or no mail: what is sent holds links, and comes from somebody.
function mailOf(e: z.output<typeof schema>) {
  const server = e.SMTP_URL && readMailServer(e.SMTP_URL);
  const from = e.MAIL_FROM && readSender(e.MAIL_FROM);
  if (!server) return null;
  if (!from || !e.PUBLIC_URL) throw new Error(`SMTP_URL is set: ${from ? "PUBLIC_URL" : "MAIL_FROM"} is needed too.`);
  return { server, from, site: e.PUBLIC_URL.replace(/\/+$/, "") };
}

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
    /** How mail is sent, or null: then facilitators send by hand. */
    mail: mailOf(e),
    demonstration: e.DEMONSTRATION === "1",
  };
}

let known: ReturnType<typeof read> | undefined;

/** The server's settings, read once. Throws, naming the setting and never its value, when one is missing or a placeholder. */
export function env() {
  known ??= read();
  return known;
}
