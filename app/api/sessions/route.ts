import { answer, memberRoute } from "@/lib/auth/route";
import { listSessions } from "@/lib/group-sessions/queries";

// For the journal, which ties a reflection to a session inside its own envelope: this says no more than the list does.
export const GET = memberRoute(async (member) => {
  const { coming, past } = await listSessions(member);
  const sessions = [...coming.slice(0, 2).reverse(), ...past].map(({ id, startsAt, timeZone }) => ({
    id,
    startsAt: startsAt.toISOString(),
    timeZone,
  }));
  return answer({ sessions });
});
