import { answer, memberRoute, readJson, refuse } from "@/lib/auth/route";
import { adoptKey } from "@/lib/journal/commands/replace-key";
import { adoptInput } from "@/lib/journal/input";

export const POST = memberRoute(async (member, request) => {
  const input = await readJson(request, adoptInput);
  return input ? answer(await adoptKey(member, input)) : refuse(400, "invalid");
});
