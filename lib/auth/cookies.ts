import { cookies, headers } from "next/headers";
import { env } from "../env.ts";
import { deviceInWords } from "./device-words.ts";
import { makeToken } from "./tokens.ts";

/** Names and attributes of our cookies: `__Host-` on https, where a browser refuses to let another host set them. */
export function cookieNames() {
  const secure = env().publicUrl?.startsWith("https:") ?? false;
  const prefix = secure ? "__Host-" : "";
  const options = { httpOnly: true, sameSite: "lax" as const, path: "/", secure };
  return { signIn: `${prefix}sign-in`, knownBrowser: `${prefix}known-browser`, options };
}

/** The sign-in cookie's token of this request, or null. */
export async function readSignInCookie(): Promise<string | null> {
  return (await cookies()).get(cookieNames().signIn)?.value ?? null;
}

/** The cookie of a browser that has signed in before, or null. */
export async function knownBrowserCookie(): Promise<string | null> {
  return (await cookies()).get(cookieNames().knownBrowser)?.value ?? null;
}

/** Gives this browser its known-browser cookie, kept through sign-out for 400 days (the longest that browsers keep one). */
export async function setKnownBrowserCookie(): Promise<string> {
  const value = makeToken();
  const { knownBrowser, options } = cookieNames();
  (await cookies()).set(knownBrowser, value, { ...options, maxAge: 400 * 24 * 60 * 60 });
  return value;
}

/** The address that this request came from, as our own server saw it. */
export async function requestAddress(): Promise<string> {
  return (await headers()).get("x-client-address") ?? "unknown";
}

/** What kind of browser this request came from, in few words. */
export async function requestDevice(): Promise<string> {
  return deviceInWords((await headers()).get("user-agent"));
}

/** Where a try comes from, for the limits: its address and its known-browser cookie. */
export async function whereFrom(): Promise<{ address: string; browser: string | null }> {
  return { address: await requestAddress(), browser: await knownBrowserCookie() };
}

/** The same with this request's own sign-in, for what proves a password again and keeps that one alone. */
export async function fromOfRequest(): Promise<{ address: string; browser: string | null; token: string }> {
  return { ...(await whereFrom()), token: (await readSignInCookie()) ?? "" };
}
