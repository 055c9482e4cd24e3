import { readSignInCookie } from "@/lib/auth/cookies";
import { secondStepInput } from "@/lib/auth/input";
import { answer, readJson, refuse, visitorRoute } from "@/lib/auth/route";
import { isWaiting, takeSecondStep } from "@/lib/auth/second-step";

export const GET = visitorRoute(async () => answer({ waiting: await isWaiting(await readSignInCookie()) }));

export const POST = visitorRoute(async (request) => {
  const input = await readJson(request, secondStepInput);
  if (!input) return refuse(400, "invalid");
  return answer(await takeSecondStep(await readSignInCookie(), input));
});
