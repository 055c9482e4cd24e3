import { readSignInCookie } from "@/lib/auth/cookies";
import { answer, memberRoute, readJson, refuse } from "@/lib/auth/route";
import { keepKit } from "@/lib/journal/commands";
import { kitInput } from "@/lib/journal/input";

export const PUT = memberRoute(async (member, request) => {
  const input = await readJson(request, kitInput);
  return input ? answer(await keepKit(member, input, (await readSignInCookie()) ?? "")) : refuse(400, "invalid");
});
