import { fromOfRequest } from "@/lib/auth/cookies";
import { answer, memberRoute, readJson, refuse } from "@/lib/auth/route";
import { rotateKey } from "@/lib/journal/commands/replace-key";
import { rotateInput } from "@/lib/journal/input";

export const POST = memberRoute(async (member, request) => {
  const input = await readJson(request, rotateInput);
  return input ? answer(await rotateKey(member, input, await fromOfRequest())) : refuse(400, "invalid");
});
