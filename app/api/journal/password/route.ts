import { changePassword } from "@/lib/auth/change-password";
import { fromOfRequest } from "@/lib/auth/cookies";
import { passwordInput } from "@/lib/auth/input";
import { answer, memberRoute, readJson, refuse } from "@/lib/auth/route";

export const PUT = memberRoute(async (member, request) => {
  const input = await readJson(request, passwordInput);
  return input ? answer(await changePassword(member, input, await fromOfRequest())) : refuse(400, "invalid");
});
