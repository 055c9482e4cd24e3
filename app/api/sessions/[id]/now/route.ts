import { answer, memberRoute, refuse } from "@/lib/auth/route";
import { getStage } from "@/lib/running/queries";

// How a session stands, for screens that a proxy keeps the stream from, and for the first look after a loss.
export const GET = memberRoute(async (member, request) => {
  const sessionId = new URL(request.url).pathname.split("/").at(-2) ?? "";
  const stage = await getStage(member, sessionId);
  return stage ? answer(stage) : refuse(404, "not-found");
});
