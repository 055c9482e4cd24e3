/*
 * The browser's two requests to next-auth. Not through next-auth/react: that sends the page's whole address, where the
 * fragment names a reflection or holds an invitation, and leaves the page when an answer goes missing on the way.
 */

async function send(path: string, fields: Record<string, string>): Promise<URL | null> {
  const csrf = await fetch("/api/auth/csrf", { cache: "no-store" });
  const { csrfToken } = (await csrf.json()) as { csrfToken: string };
  // The way back is ours to know; next-auth gets the site and no page of it.
  const body = new URLSearchParams({ ...fields, csrfToken, callbackUrl: location.origin, json: "true" });
  const response = await fetch(`/api/auth/${path}`, { method: "POST", body, redirect: "error" });
  const { url } = (await response.json()) as { url: string };
  return URL.canParse(url) ? new URL(url) : null;
}

/** Asks for a sign-in. `null` when next-auth took it; whether there is one now, the sign-in's own route says. */
export async function requestSignIn(fields: {
  email: string;
  auth: string;
  own: string;
}): Promise<"no-match" | "trouble" | "offline" | null> {
  try {
    const url = await send("callback/password", fields);
    const error = url ? url.searchParams.get("error") : "trouble";
    if (!error) return null;
    return error === "CredentialsSignin" ? "no-match" : "trouble";
  } catch (problem) {
    // What came back and was no JSON is the server's trouble; no answer at all is the line's.
    return problem instanceof SyntaxError ? "trouble" : "offline";
  }
}

/** Asks for the sign-in's end. Whether it has ended, the sign-in's own route says. */
export async function requestSignOut(): Promise<void> {
  await send("signout", {}).catch(() => null);
}
