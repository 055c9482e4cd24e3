import { type IncomingHttpHeaders, request } from "node:http";
import { deriveFromPassword } from "@/lib/journal/vault/derive";
import type { Site } from "./sites";

export type At = Pick<Site, "url" | "publicUrl">;
/** What a browser on the site's own pages says it comes from. */
export const originOf = (site: At): string => site.publicUrl ?? site.url;

export type Asked = { method?: string; headers?: Record<string, string>; body?: string | Uint8Array; cookie?: string };
export type Answer = { status: number; headers: IncomingHttpHeaders; bytes: Buffer; text: string };

/** One HTTP request to a site as nobody's browser would soften it: no redirect followed, no header added but Host. */
export function ask(site: At, path: string, asked: Asked = {}): Promise<Answer> {
  const { hostname, port } = new URL(site.url);
  const headers = { ...asked.headers, ...(asked.cookie ? { Cookie: asked.cookie } : {}) };
  return new Promise((done, failed) => {
    const sent = request({ hostname, port, path, method: asked.method ?? "GET", headers, agent: false }, (response) => {
      const parts: Buffer[] = [];
      response.on("data", (part: Buffer) => parts.push(part));
      response.on("error", failed);
      response.on("end", () => {
        const bytes = Buffer.concat(parts);
        done({
          status: response.statusCode ?? 0,
          headers: response.headers,
          bytes,
          text: bytes.toString("utf8"),
        });
      });
    });
    sent.on("error", failed);
    sent.end(asked.body);
  });
}

/** A JSON request as the site's own pages send it. */
export const askJson = (site: At, path: string, body: unknown, how: Asked = {}) =>
  ask(site, path, {
    method: "POST",
    ...how,
    headers: { "Content-Type": "application/json", Origin: originOf(site), ...how.headers },
    body: JSON.stringify(body),
  });

/** The name=value pairs that an answer sets, as a Cookie header gives them back. */
export const cookiesOf = (answer: Answer): string =>
  (answer.headers["set-cookie"] ?? []).map((line) => line.split(";")[0]).join("; ");

/** Signs in without a browser: the same derivation, the same requests. Gives the answer, whose cookies are the sign-in. */
export async function postPassword(site: At, who: { email: string; password: string }, cookie = ""): Promise<Answer> {
  const prelogin = await askJson(site, "/api/door/prelogin", { email: who.email });
  const { authHex } = await deriveFromPassword({ ...who, seedHex: JSON.parse(prelogin.text).seed });
  const csrf = await ask(site, "/api/auth/csrf", { cookie });
  const form = { csrfToken: JSON.parse(csrf.text).csrfToken, email: who.email, auth: authHex, own: "0", json: "true" };
  return ask(site, "/api/auth/callback/password", {
    method: "POST",
    headers: { "Content-Type": "application/x-www-form-urlencoded", Origin: originOf(site) },
    cookie: [cookie, cookiesOf(csrf)].filter(Boolean).join("; "),
    body: new URLSearchParams(form).toString(),
  });
}

/** The Cookie header of somebody signed in. */
export async function signInDirectly(site: At, who: { email: string; password: string }): Promise<string> {
  const cookie = cookiesOf(await postPassword(site, who));
  if (!/(^|; )(__Host-)?sign-in=/.test(cookie)) throw new Error("A sign-in gave no cookie.");
  return cookie;
}
