import { whereFrom } from "@/lib/auth/cookies";
import { newPasswordInput } from "@/lib/auth/input";
import { setPasswordWithCode } from "@/lib/auth/recover";
import { answer, readJson, refuse, visitorRoute } from "@/lib/auth/route";

export const POST = visitorRoute(async (request) => {
  const input = await readJson(request, newPasswordInput);
  if (!input) return refuse(400, "invalid");
  return answer(await setPasswordWithCode(input, await whereFrom()));
});
