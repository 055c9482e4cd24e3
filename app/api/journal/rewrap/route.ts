import { answer, memberRoute, readJson, refuse } from "@/lib/auth/route";
import { rewrap } from "@/lib/journal/commands";
import { rewrapInput } from "@/lib/journal/input";

export const POST = memberRoute(async (member, request) => {
  const input = await readJson(request, rewrapInput);
  return input ? answer(await rewrap(member, input)) : refuse(400, "invalid");
});
