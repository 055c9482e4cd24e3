import { fromOfRequest } from "@/lib/auth/cookies";
import { answer, memberRoute, readJson, refuse } from "@/lib/auth/route";
import { leaveForGood } from "@/lib/leaving/commands";
import { leavingInput } from "@/lib/leaving/input";
import { getLeaving } from "@/lib/leaving/queries";

export const GET = memberRoute(async (member) => answer(await getLeaving(member)));

export const POST = memberRoute(async (member, request) => {
  const input = await readJson(request, leavingInput);
  return input ? answer(await leaveForGood(member, input, await fromOfRequest())) : refuse(400, "invalid");
});
