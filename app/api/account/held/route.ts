import { answer, memberRoute } from "@/lib/auth/route";
import { listHeld } from "@/lib/leaving/queries/held";

export const GET = memberRoute(async (member) => answer(await listHeld(member)));
