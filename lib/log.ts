import pino from "pino";

// What an error says in quotes is often what was sent: the start of a body that is no JSON, a value the database refused.
const unquoted = (message: string) => message.replace(/"[\s\S]*"/, "…");

// Where it happened, without the message that a stack begins with.
const places = ({ stack, message }: Error) =>
  stack
    ?.replace(message, "")
    .split("\n")
    .filter((line) => /^\s+at /.test(line))
    .join("\n");

/** An error as the log may have it: its name, its cause and where, and no value that came with a request. */
function reduced(error: unknown) {
  if (!(error instanceof Error)) return { message: "not an error" };
  const cause = error.cause instanceof Error ? error.cause : undefined;
  // Drizzle's own message repeats the statement with its values: the cause says what happened without them.
  const wrapped = error.message.startsWith("Failed query");
  return {
    name: error.name,
    message: wrapped ? "Failed query" : unquoted(error.message),
    code: "code" in error ? error.code : cause && "code" in cause ? cause.code : undefined,
    cause: cause && unquoted(cause.message),
    stack: wrapped ? undefined : places(error),
  };
}

/**
 * The server's log: what happened and its cause, never a body, an address, an email, a token or a word of a
 * reflection.
 */
export const log = pino({
  level: process.env.LOG_LEVEL ?? "info",
  base: undefined,
  serializers: { err: reduced },
});
