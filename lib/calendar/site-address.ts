import "server-only";
import { headers } from "next/headers";
import { env } from "../env.ts";

/** Where this site is for whoever asks, without a slash at the end: as it was set up, or as this request named it. */
export async function siteAddress(): Promise<string> {
  const { publicUrl } = env();
  if (publicUrl) return publicUrl.replace(/\/+$/, "");
  const host = (await headers()).get("host") ?? "localhost";
  return `http://${host}`;
}
