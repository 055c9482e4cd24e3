import { answer, memberRoute } from "@/lib/auth/route";
import { getLastSession, getNextSession } from "@/lib/group-sessions/queries";

export const GET = memberRoute(async (member) => {
  const { name, groupName, groupTimeZone, leads, inGroup } = member;
  const [nextSession, lastSession] = await Promise.all([getNextSession(member), getLastSession(member)]);
  return answer({ name, groupName, timeZone: groupTimeZone, leads, inGroup, nextSession, lastSession });
});
