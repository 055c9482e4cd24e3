import type { ZodType } from "zod";
import { env } from "../env.ts";
import { log } from "../log.ts";
import { getMember, type Member } from "./viewer.ts";

/** An answer of our own routes: JSON, never kept by a cache. */
export function answer(body: object, status = 200): Response {
  return Response.json(body, { status, headers: { "Cache-Control": "no-store" } });
}

/** A refusal: a reason that the screen has words for. */
export const refuse = (status: number, reason: string, more: object = {}) => answer({ reason, ...more }, status);

// A page of another site can make a browser send our cookies, but it cannot lie about where it comes from.
function fromElsewhere(request: Request): boolean {
  if (request.method === "GET" || request.method === "HEAD") return false;
  const origin = request.headers.get("origin");
  if (!origin) return true;
  const { publicUrl } = env();
  const own = publicUrl ? new URL(publicUrl).host : request.headers.get("host");
  return !URL.canParse(origin) || new URL(origin).host !== own;
}

/** Reads at most `limit` bytes of a request's body; null when there are more. */
export async function readBody(request: Request, limit: number): Promise<Uint8Array | null> {
  if (Number(request.headers.get("content-length") ?? 0) > limit) return null;
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const part of request.body ?? []) {
    size += part.byteLength;
    if (size > limit) return null;
    parts.push(part);
  }
  return Buffer.concat(parts);
}

type Handler = (request: Request) => Promise<Response>;

/** Answers a route that anybody may call. What throws is logged without content and answered as trouble. */
export function visitorRoute(handle: Handler): Handler {
  return linkRoute(async (request) => (fromElsewhere(request) ? refuse(403, "from-elsewhere") : handle(request)));
}

/** The same where the link is the whole proof: a mail program's server calls it too, and does not say where from. */
export function linkRoute(handle: Handler): Handler {
  return async (request) => {
    try {
      return await handle(request);
    } catch (error) {
      // The rest of such a path is its secret.
      const path = new URL(request.url).pathname.replace(/^(\/calendar\/|\/api\/unsubscribe\/).+/, "$1…");
      log.error({ err: error, path }, "A request could not be answered");
      return refuse(503, "trouble");
    }
  };
}

/** The same for a signed-in member; a visitor is told `signed-out` and never redirected, so that no text is lost. */
export function memberRoute(handle: (member: Member, request: Request) => Promise<Response>): Handler {
  return visitorRoute(async (request) => {
    const member = await getMember();
    return member ? handle(member, request) : refuse(401, "signed-out");
  });
}

/** A text that stands at an address of its own. Never kept by a cache: it can change at any time. */
export const textAnswer = (text: string, type: "plain" | "calendar", more: Record<string, string> = {}) =>
  new Response(text, {
    headers: { "Content-Type": `text/${type}; charset=utf-8`, "Cache-Control": "private, no-store", ...more },
  });

/** The one answer to an address that leads to nothing, or to nothing for whoever asks. */
export const nothingThere = () =>
  new Response("Not found\n", {
    status: 404,
    headers: { "Content-Type": "text/plain; charset=utf-8", "Cache-Control": "private, no-store" },
  });

/** A member's document of one session; null is not found. A visitor is sent to sign in, as by a page, and back here. */
export function memberText(make: (member: Member, sessionId: string) => Promise<Response | null>) {
  return async (request: Request, { params }: { params: Promise<{ id: string }> }): Promise<Response> =>
    visitorRoute(async () => {
      const member = await getMember();
      if (member) return (await make(member, (await params).id)) ?? nothingThere();
      const back = encodeURIComponent(new URL(request.url).pathname);
      return new Response(null, { status: 307, headers: { Location: `/sign-in?back=${back}` } });
    })(request);
}

/** Reads a small JSON body against a schema; null when it is not what was asked for. */
export async function readJson<T>(request: Request, schema: ZodType<T>): Promise<T | null> {
  const body = await readBody(request, 16 * 1024);
  if (!body) return null;
  try {
    const parsed = schema.safeParse(JSON.parse(Buffer.from(body).toString("utf8")));
    return parsed.success ? parsed.data : null;
  } catch {
    return null;
  }
}

/** Bytes for a JSON answer, null as null. */
export const hex = (bytes: Uint8Array | null) => bytes && Buffer.from(bytes).toString("hex");
