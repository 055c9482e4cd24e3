import { answer, memberRoute } from "@/lib/auth/route";
import { getNextSession } from "@/lib/group-sessions/queries";

export const GET = memberRoute(async (member) => {
  const { name, groupName, groupTimeZone, leads } = member;
  return answer({ name, groupName, timeZone: groupTimeZone, leads, nextSession: await getNextSession(member) });
});
