import { whereFrom } from "@/lib/auth/cookies";
import { preloginInput } from "@/lib/auth/input";
import { prelogin } from "@/lib/auth/prelogin";
import { answer, readJson, refuse, visitorRoute } from "@/lib/auth/route";

export const POST = visitorRoute(async (request) => {
  const input = await readJson(request, preloginInput);
  if (!input) return refuse(400, "invalid");
  return answer(await prelogin({ ...input, ...(await whereFrom()) }));
});
