import { invitationInput } from "@/lib/auth/input";
import { answer, readJson, refuse, visitorRoute } from "@/lib/auth/route";
import { getInvitation } from "@/lib/invitations/queries";

export const POST = visitorRoute(async (request) => {
  const input = await readJson(request, invitationInput);
  if (!input) return refuse(400, "invalid");
  return answer(await getInvitation(input.token));
});
