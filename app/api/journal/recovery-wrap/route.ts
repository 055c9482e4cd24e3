import { answer, hex, memberRoute } from "@/lib/auth/route";
import { getRecoveryWrap } from "@/lib/journal/queries";

// For a sealed copy that the member takes away: docs/decisions/011 says why no proof of the words is asked for.
export const GET = memberRoute(async (member) => answer({ ok: true, wrap: hex(await getRecoveryWrap(member)) }));
