import { answer, memberRoute, readJson, refuse } from "@/lib/auth/route";
import { startFresh } from "@/lib/journal/commands";
import { freshInput } from "@/lib/journal/input";

export const POST = memberRoute(async (member, request) => {
  const input = await readJson(request, freshInput);
  return input ? answer(await startFresh(member, input)) : refuse(400, "invalid");
});
