import { readFileSync } from "node:fs";
import { join } from "node:path";
import { type NextRequest, NextResponse } from "next/server";
import { isSecretPath, pagePolicy } from "@/lib/page-policy";

// Written after each build by scripts/page-hashes.ts: the inline scripts of every static page, by path.
let written: Record<string, string[]> | undefined;
function hashes(path: string): string[] | undefined {
  written ??=
    process.env.NODE_ENV === "development"
      ? {}
      : (JSON.parse(readFileSync(join(process.cwd(), ".next/page-hashes.json"), "utf8")) as Record<string, string[]>);
  return written[path];
}

/** Gives every page its policy. Guards live in lib/auth, not here. */
export function proxy(request: NextRequest) {
  const path = request.nextUrl.pathname;
  // One address for people and for mail programs: opening it shows a page, posting to it stops what it names.
  if (request.method === "POST" && path.startsWith("/unsubscribe/"))
    return NextResponse.rewrite(new URL(`/api${path}`, request.url));
  const nonce = Buffer.from(crypto.getRandomValues(new Uint8Array(18))).toString("base64");
  const known = hashes(path);
  // A dynamic path may still answer with the static "not found" or "trouble" page, so their hashes go along.
  const scripts = known ?? [`'nonce-${nonce}'`, ...(hashes("*") ?? [])];
  const policy = pagePolicy(path, scripts);
  const headers = new Headers(request.headers);
  headers.set("content-security-policy", policy);
  headers.set("x-path", path);
  const response = NextResponse.next({ request: { headers } });
  response.headers.set("Content-Security-Policy", policy);
  if (isSecretPath(path)) response.headers.set("Cache-Control", "no-store");
  // Next would let a cache on the way keep it for a year, past the build whose scripts it names.
  else if (known) response.headers.set("Cache-Control", "no-cache");
  return response;
}

export const config = { matcher: ["/((?!_next/static|api/).*)"] };
