import { whereFrom } from "@/lib/auth/cookies";
import { asOneTry, limitsFor } from "@/lib/auth/limits-of-request";
import { answer, memberRoute, readJson, refuse } from "@/lib/auth/route";
import { startFresh } from "@/lib/journal/commands";
import { freshInput } from "@/lib/journal/input";

// It asks for the password, so it counts as a try at it, as in rewrap.
export const POST = memberRoute(async (member, request) => {
  const input = await readJson(request, freshInput);
  if (!input) return refuse(400, "invalid");
  const limits = await limitsFor({ email: member.email, ...(await whereFrom()) }, member.memberId);
  return answer(await asOneTry(limits, () => startFresh(member, input)));
});
