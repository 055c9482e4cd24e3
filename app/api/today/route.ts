import { answer, memberRoute } from "@/lib/auth/route";
import { getLastSession, getNextSession } from "@/lib/group-sessions/queries";
import { getLeavingDay } from "@/lib/leaving/queries";

export const GET = memberRoute(async (member) => {
  const { name, groupName, groupTimeZone, leads, inGroup } = member;
  const [nextSession, lastSession, leavesOn] = await Promise.all([
    getNextSession(member),
    getLastSession(member),
    getLeavingDay(member),
  ]);
  return answer({ name, groupName, timeZone: groupTimeZone, leads, inGroup, nextSession, lastSession, leavesOn });
});
