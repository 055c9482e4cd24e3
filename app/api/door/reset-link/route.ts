import { after } from "next/server";
import { whereFrom } from "@/lib/auth/cookies";
import { resetLinkInput } from "@/lib/auth/input";
import { askForLink, sendLink } from "@/lib/auth/reset-link";
import { answer, readJson, refuse, visitorRoute } from "@/lib/auth/route";
import { env } from "@/lib/env";

// Whether there is mail at all: the page offers a link only then.
export const GET = visitorRoute(async () => answer({ mail: env().mail !== null }));

export const POST = visitorRoute(async (request) => {
  const input = await readJson(request, resetLinkInput);
  if (!input) return refuse(400, "invalid");
  const asked = await askForLink({ ...input, ...(await whereFrom()) });
  // Once the answer is on its way: neither its words nor its time say whether anybody has this address.
  if (asked.ok) after(() => sendLink(input.email));
  return answer(asked);
});
