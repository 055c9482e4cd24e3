import pino from "pino";

/**
 * The server's log: what happened and its cause, never a body, an address, an email, a token or a word of a
 * reflection. An error is reduced to its name, message and stack; a database error also names its code, never its values.
 */
export const log = pino({
  level: process.env.LOG_LEVEL ?? "info",
  base: undefined,
  serializers: {
    err: (error: unknown) => {
      if (!(error instanceof Error)) return { message: "not an error" };
      const cause = error.cause instanceof Error ? error.cause : undefined;
      // Drizzle's own message repeats the statement with its values: the cause says what happened without them.
      const wrapped = error.message.startsWith("Failed query");
      return {
        name: error.name,
        message: wrapped ? "Failed query" : error.message,
        code: "code" in error ? error.code : cause && "code" in cause ? cause.code : undefined,
        cause: cause?.message,
        stack: wrapped ? undefined : error.stack,
      };
    },
  },
});
