import type { AddressInfo } from "node:net";
import { type ParsedMail, simpleParser } from "mailparser";
import { SMTPServer } from "smtp-server";

export type Arrived = { from: string; to: string[]; raw: string; mail: ParsedMail };
/** What the server says to one recipient, or to the whole of a message; nothing where it takes it. */
export type Rule = { at: "RCPT" | "DATA"; code: number; times: number };

const refusal = (code: number) =>
  Object.assign(new Error("No, said the server to planted@example.org"), { responseCode: code });

/** A real mail server on this machine, which keeps what arrives. `rules` are by the recipient's address. */
export async function openMailServer(settings: { port?: number } = {}) {
  const arrived: Arrived[] = [];
  const rules = new Map<string, Rule>();
  const attempts: string[] = [];
  const hooks: { beforeYes: (() => unknown) | null } = { beforeYes: null };
  let seen: (() => void)[] = [];
  const meets = (address: string, at: Rule["at"]) => {
    const rule = rules.get(address);
    if (!rule || rule.at !== at || rule.times < 1) return null;
    rule.times -= 1;
    return refusal(rule.code);
  };
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ["STARTTLS", "AUTH"],
    disableReverseLookup: true,
    onRcptTo: ({ address }, _session, done) => done(meets(address, "RCPT")),
    onData: async (stream, { envelope }, done) => {
      const parts: Buffer[] = [];
      try {
        for await (const part of stream) parts.push(part as Buffer);
      } catch {
        // Whoever sent it was killed in the middle: it has not arrived.
        return;
      }
      const to = envelope.rcptTo.map(({ address }) => address);
      attempts.push(/^Message-ID:\s+(\S+)$/im.exec(Buffer.concat(parts).toString("utf8"))?.[1]?.trim() ?? "");
      const refused = meets(to[0] ?? "", "DATA");
      if (refused) return done(refused);
      const raw = Buffer.concat(parts).toString("utf8");
      const from = envelope.mailFrom ? envelope.mailFrom.address : "";
      arrived.push({ from, to, raw, mail: await simpleParser(raw) });
      await hooks.beforeYes?.();
      done();
      for (const one of seen.splice(0)) one();
    },
  });
  // A client that is killed is no trouble of the server's.
  server.on("error", () => {});
  await new Promise<void>((ready) => server.listen(settings.port ?? 0, "127.0.0.1", () => ready()));
  const { port } = server.server.address() as AddressInfo;
  return {
    port,
    url: `smtp://127.0.0.1:${port}`,
    arrived,
    /** The Message-ID of every message that was handed in, taken or not. */
    attempts,
    rules,
    hooks,
    to: (address: string) => arrived.filter(({ to }) => to.includes(address)),
    /** When this many have arrived for somebody, or for anybody. */
    until: async (count: number, address?: string) => {
      const has = () => (address ? arrived.filter(({ to }) => to.includes(address)) : arrived).length >= count;
      while (!has()) await new Promise<void>((done) => seen.push(done));
    },
    close: () => {
      seen = [];
      return new Promise<void>((done) => server.close(() => done()));
    },
  };
}
