/*
 * The two settings that mail needs, read alike by who starts the site and by the site. A wrong one is told in words that
 * never repeat it: it holds a password.
 */
export type MailServer = { host: string; port: number; secure: boolean; auth: { user: string; pass: string } | null };
export type Sender = { name: string; address: string };

// biome-ignore lint/suspicious/noControlCharactersInRegex: a header ends where one of these begins.
const control = /[\u0000-\u001f\u007f-\u009f\u2028\u2029]/;
const mailbox = /^[^\s@<>(),;:"\\[\]]+@[^\s@<>(),;:"\\[\]]+$/;

function decoded(part: string): string | null {
  try {
    return decodeURIComponent(part);
  } catch {
    return null;
  }
}

/** The server that mail leaves through, from SMTP_URL, or null when that is no such address. */
export function readMailServer(given: string): MailServer | null {
  if (!URL.canParse(given)) return null;
  const url = new URL(given);
  const secure = url.protocol === "smtps:";
  if (!(secure || url.protocol === "smtp:") || !url.hostname || url.search || url.hash) return null;
  if (url.pathname !== "" && url.pathname !== "/") return null;
  const [user, pass] = [decoded(url.username), decoded(url.password)];
  if (user === null || pass === null || control.test(user + pass) || (user === "") !== (pass === "")) return null;
  const host = url.hostname.replace(/^\[|\]$/g, "");
  return { host, port: Number(url.port) || (secure ? 465 : 587), secure, auth: user ? { user, pass } : null };
}

/** Who mail is from, from MAIL_FROM: `group@example.org`, or `The group <group@example.org>`. Null when it is neither. */
export function readSender(given: string): Sender | null {
  if (control.test(given)) return null;
  const [, name = "", inside] = /^\s*(.*?)\s*<([^<>]*)>\s*$/.exec(given) ?? [];
  const address = (inside ?? given).trim();
  return mailbox.test(address) ? { name: name.replace(/^"(.*)"$/, "$1"), address } : null;
}

export const serverSaid =
  "must be an address like smtps://name:password@mail.example.org:465, with a password percent-encoded";
export const senderSaid = "must be an email address, like group@example.org or The group <group@example.org>";
