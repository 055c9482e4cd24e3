import { answer, readJson, refuse, visitorRoute } from "@/lib/auth/route";
import { leftInput } from "@/lib/leaving/input";
import { hasLeft } from "@/lib/leaving/queries";

/** For a browser whose answer was lost when it asked to leave: its sign-in is over then, either way. */
export const POST = visitorRoute(async (request) => {
  const input = await readJson(request, leftInput);
  return input ? answer({ left: await hasLeft(input.memberId) }) : refuse(400, "invalid");
});
