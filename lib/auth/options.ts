import type { NextAuthOptions } from "next-auth";
import Credentials from "next-auth/providers/credentials";
import { z } from "zod";
import { env } from "../env.ts";
import { log } from "../log.ts";
import { checkPassword } from "./check-password.ts";
import {
  cookieNames,
  knownBrowserCookie,
  readSignInCookie,
  requestAddress,
  requestDevice,
  setKnownBrowserCookie,
} from "./cookies.ts";
import { canonicalEmailSchema, hexBytes } from "./input.ts";
import { beginSignIn, endSignIn, findSignIn, rememberBrowser } from "./sign-ins.ts";

const credentialsInput = z.object({ email: canonicalEmailSchema, auth: hexBytes(32), own: z.enum(["0", "1"]) });

declare module "next-auth" {
  interface User {
    id: string;
    epoch: number;
    own: boolean;
    device?: string;
  }
}
declare module "next-auth/jwt" {
  interface JWT {
    memberId: string;
    epoch: number;
    own: boolean;
    device?: string;
    signIn?: string;
  }
}

async function authorize(given: unknown) {
  const input = credentialsInput.safeParse(given);
  if (!input.success) return null;
  try {
    const { email, auth, own } = input.data;
    const browser = (await knownBrowserCookie()) ?? (await setKnownBrowserCookie());
    const checked = await checkPassword({ email, auth, address: await requestAddress(), browser });
    if (!checked.ok) return null;
    const device = await requestDevice();
    await rememberBrowser(checked.memberId, browser, device);
    const before = await readSignInCookie();
    if (before) await endSignIn(before);
    return { id: checked.memberId, epoch: checked.epoch, own: own === "1", device };
  } catch (error) {
    log.error({ err: error }, "A sign-in could not be checked");
    // next-auth puts this message into a URL, so it is one fixed word.
    throw new Error("trouble");
  }
}

/** next-auth with our own opaque, revocable sign-ins: its cookie holds a random token and nothing else. */
export function authOptions(): NextAuthOptions {
  return {
    providers: [Credentials({ id: "password", credentials: { email: {}, auth: {}, own: {} }, authorize })],
    // Long, because the row in `sign_ins` decides when a sign-in is over.
    session: { strategy: "jwt", maxAge: 365 * 24 * 60 * 60 },
    secret: process.env.NEXTAUTH_SECRET,
    useSecureCookies: env().publicUrl?.startsWith("https:") ?? false,
    cookies: { sessionToken: { name: cookieNames().signIn, options: cookieNames().options } },
    pages: { signIn: "/sign-in", error: "/sign-in", signOut: "/sign-in" },
    jwt: {
      encode: async ({ token }) => {
        if (!token) return "";
        // Called again at each refresh: the sign-in stays the one it is.
        return token.signIn ?? beginSignIn(token);
      },
      decode: async ({ token }) => {
        const found = token ? await findSignIn(token) : null;
        return found && token ? { memberId: found.memberId, epoch: found.epoch, own: found.own, signIn: token } : null;
      },
    },
    callbacks: {
      jwt: ({ token, user }) =>
        user ? { memberId: user.id, epoch: user.epoch, own: user.own, device: user.device ?? "" } : token,
      session: ({ session }) => ({ expires: session.expires }),
    },
    events: {
      signOut: async ({ token }) => {
        if (token?.signIn) await endSignIn(token.signIn);
      },
    },
    logger: {
      error: (code, metadata) => {
        // A sign-in that is over is not an error, and its stack is long.
        if (code === "JWT_SESSION_ERROR") return;
        log.error({ code, ...(metadata instanceof Error ? { err: metadata } : {}) }, "next-auth");
      },
      warn: (code) => log.warn({ code }, "next-auth"),
      debug: () => {},
    },
  };
}
