import { readSignInCookie } from "@/lib/auth/cookies";
import { memberRoute, refuse } from "@/lib/auth/route";
import { getStage } from "@/lib/running/queries";
import { followStage } from "@/lib/running/queries/follow";

const headers = {
  "Content-Type": "text/event-stream",
  // `no-transform`: compressing would keep a window of memory for each viewer, and hold words back.
  "Cache-Control": "no-store, no-transform",
  "X-Accel-Buffering": "no",
};

export const GET = memberRoute(async (member, request) => {
  const sessionId = new URL(request.url).pathname.split("/").at(-3) ?? "";
  const token = await readSignInCookie();
  if (!token) return refuse(401, "signed-out");
  if (!(await getStage(member, sessionId))) return refuse(404, "not-found");
  const stream = followStage(member, token, sessionId);
  return stream ? new Response(stream, { headers }) : refuse(429, "too-many");
});
