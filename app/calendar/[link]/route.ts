import { nothingThere, textAnswer, visitorRoute } from "@/lib/auth/route";
import { calendarFile } from "@/lib/calendar/file";
import { listFeedSessions } from "@/lib/calendar/queries";
import { siteAddress } from "@/lib/calendar/site-address";

/** A member's sessions for their calendar program, which has no sign-in: the link is all it has. */
export const GET = visitorRoute(async (request) => {
  const link = new URL(request.url).pathname.split("/").at(-1) ?? "";
  const sessions = await listFeedSessions(link);
  if (!sessions) return nothingThere();
  const file = calendarFile(sessions, { site: await siteAddress(), feed: true, now: new Date() });
  return textAnswer(file, "calendar", { "X-Robots-Tag": "noindex" });
});
