import NextAuth from "next-auth";
import { readSignInCookie } from "./cookies.ts";
import { authOptions } from "./options.ts";
import { refuse, visitorRoute } from "./route.ts";
import { endSignIn } from "./sign-ins.ts";

type Handler = (request: Request, context: { params: Promise<{ nextauth: string[] }> }) => Promise<Response>;

// What our own pages ask of next-auth. The rest is closed: its pages are not ours, and `_log` would write whatever a
// visitor posts into our log.
const asked = new Set(["GET csrf", "GET providers", "POST callback/password", "POST signout"]);

/** next-auth's own routes, those that are used: its CSRF token, the password sign-in and sign-out. */
export const authHandler: Handler = async (request, context) => {
  const { nextauth } = await context.params;
  if (!asked.has(`${request.method} ${nextauth.join("/")}`)) return refuse(404, "not-found");
  const handler: Handler = NextAuth(authOptions());
  return visitorRoute(async () => {
    // next-auth would clear the cookie even while the database is away, and leave the sign-in in force: ended here first.
    const token = nextauth.join("/") === "signout" ? await readSignInCookie() : null;
    if (token) await endSignIn(token);
    return handler(request, context);
  })(request);
};
