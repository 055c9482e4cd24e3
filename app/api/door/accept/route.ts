import { acceptInput } from "@/lib/auth/input";
import { answer, readJson, refuse, visitorRoute } from "@/lib/auth/route";
import { acceptInvitation } from "@/lib/invitations/commands";

export const POST = visitorRoute(async (request) => {
  const input = await readJson(request, acceptInput);
  if (!input) return refuse(400, "invalid");
  return answer(await acceptInvitation(input));
});
