import { createTransport } from "nodemailer";
import { asHtml, asText, type Letter, plainName } from "./letter.ts";
import type { MailServer, Sender } from "./server-settings.ts";

/**
 * Why a message could not be sent: a class, never a server's own words, which may repeat an address. `again`: trying later
 * may help.
 */
export type FailedWhy = "address" | "refused" | "busy" | "away" | "sign-in" | "trouble" | "interrupted";
export type Sending = { ok: true } | { ok: false; why: FailedWhy; again: boolean };
export type Post = { to: { name: string; address: string }; messageId: string; letter: Letter };
export type Transport = { send: (post: Post) => Promise<Sending>; close: () => void };

const mailbox = /^[^\s@<>(),;:"\\[\]]+@[^\s@<>(),;:"\\[\]]+$/u;
const isHere = (host: string) => /^(localhost|127(\.\d+){3}|::1)$/.test(host);

/** What an answer of the server, or its silence, means for this message. */
export function failureOf(error: unknown): Sending {
  const {
    code = "",
    responseCode = 0,
    command = "",
  } = error as { code?: string; responseCode?: number; command?: string };
  if (code === "EAUTH" || code === "ENOAUTH" || code === "EOAUTH2") return { ok: false, why: "sign-in", again: true };
  if (responseCode >= 500 && responseCode < 600)
    return { ok: false, why: command === "RCPT TO" ? "address" : "refused", again: false };
  if (responseCode >= 400) return { ok: false, why: "busy", again: true };
  if (/^(ECONNECTION|ETIMEDOUT|ESOCKET|EDNS|ETLS|ECONNREFUSED|ECONNRESET|EPROTOCOL|EMAXLIMIT|EREQUIRETLS)$/.test(code))
    return { ok: false, why: "away", again: true };
  return { ok: false, why: "trouble", again: true };
}

/** Opens the way to the mail server. Nothing is sent yet, and a server that is away is found out when something is. */
export function openTransport(server: MailServer, from: Sender): Transport {
  const transport = createTransport({
    pool: true,
    maxConnections: 4,
    // A message whose connection broke is tried again by the queue, which knows of it when this process has ended too.
    maxRequeues: 0,
    host: server.host,
    port: server.port,
    secure: server.secure,
    // A password and people's addresses go over the network sealed, or not at all.
    requireTLS: !server.secure && !isHere(server.host),
    ...(server.auth ? { auth: server.auth } : {}),
    connectionTimeout: 10_000,
    greetingTimeout: 10_000,
    socketTimeout: 30_000,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return {
    send: async ({ to, messageId, letter }) => {
      if (!mailbox.test(to.address)) return { ok: false, why: "address", again: false };
      try {
        await transport.sendMail({
          from: { name: plainName(from.name), address: from.address },
          to: { name: plainName(to.name), address: to.address },
          subject: plainName(letter.subject, 300),
          text: asText(letter),
          html: asHtml(letter),
          messageId,
          xMailer: false,
          headers: {
            "Auto-Submitted": "auto-generated",
            ...(letter.unsubscribe
              ? { "List-Unsubscribe": `<${letter.unsubscribe}>`, "List-Unsubscribe-Post": "List-Unsubscribe=One-Click" }
              : {}),
          },
        });
        return { ok: true };
      } catch (error) {
        return failureOf(error);
      }
    },
    close: () => transport.close(),
  };
}
