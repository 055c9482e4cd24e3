import { memberText, textAnswer } from "@/lib/auth/route";
import { calendarFile } from "@/lib/calendar/file";
import { getCalendarSession } from "@/lib/calendar/queries";
import { siteAddress } from "@/lib/calendar/site-address";

export const GET = memberText(async (member, sessionId) => {
  const session = await getCalendarSession(member, sessionId);
  if (!session) return null;
  const file = calendarFile([session], { site: await siteAddress(), feed: false, now: new Date() });
  return textAnswer(file, "calendar", { "Content-Disposition": 'attachment; filename="session.ics"' });
});
