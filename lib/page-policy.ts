/** Paths whose pages hold secrets: their own forms are never posted, and nothing of them is kept by a cache. */
const holdsSecrets =
  /^\/((sign-in|welcome|recover|today|journal)(\/|$)|account(\/(password|new-key|email|leave))?\/?$)/;

/** Whether a page of this path belongs to the door or the journal. */
export const isSecretPath = (path: string) => holdsSecrets.test(path);

/**
 * The Content-Security-Policy of a page (docs/decisions/004). `scripts` are the sources besides our own files: hashes of
 * the inline scripts of a static page, or a nonce for a dynamic one.
 */
export function pagePolicy(path: string, scripts: readonly string[]): string {
  const development = process.env.NODE_ENV === "development";
  return [
    "default-src 'none'",
    `script-src 'self' ${scripts.join(" ")}${development ? " 'unsafe-eval' 'unsafe-inline'" : ""}`.trimEnd(),
    `style-src 'self'${development ? " 'unsafe-inline'" : ""}`,
    "img-src 'self' data: blob:",
    "font-src 'self'",
    "connect-src 'self'",
    "worker-src 'self'",
    "manifest-src 'self'",
    "base-uri 'none'",
    `form-action ${isSecretPath(path) ? "'none'" : "'self'"}`,
    "frame-ancestors 'none'",
    ...(development ? [] : ["require-trusted-types-for 'script'", "trusted-types default nextjs"]),
  ].join("; ");
}
