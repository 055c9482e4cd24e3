import { beginEmailChange, confirmEmailChange, getEmailChange } from "@/lib/auth/change-email";
import { fromOfRequest } from "@/lib/auth/cookies";
import { emailChangeInput, emailTokenInput } from "@/lib/auth/input";
import { answer, memberRoute, readJson, refuse } from "@/lib/auth/route";
import { env } from "@/lib/env";

export const GET = memberRoute(async (member) =>
  answer({ ok: true, mail: env().mail !== null, waiting: await getEmailChange(member) }),
);

export const POST = memberRoute(async (member, request) => {
  const input = await readJson(request, emailChangeInput);
  return input ? answer(await beginEmailChange(member, input, await fromOfRequest())) : refuse(400, "invalid");
});

// What the button on a mail's page does. The token is posted: no address of ours ever holds it.
export const PUT = memberRoute(async (member, request) => {
  const input = await readJson(request, emailTokenInput);
  return input ? answer(await confirmEmailChange(member, input, await fromOfRequest())) : refuse(400, "invalid");
});
