import { answer, memberRoute } from "@/lib/auth/route";
import { listSessionsToTie } from "@/lib/group-sessions/queries";

// For the journal, which ties a reflection to a session inside its own envelope: this says no more than the list does.
export const GET = memberRoute(async (member) => answer({ sessions: await listSessionsToTie(member) }));
