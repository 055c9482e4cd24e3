import { answer, memberRoute } from "@/lib/auth/route";
import { stay } from "@/lib/leaving/commands";

/** Takes a leaving back. Nothing needs to be said with it. */
export const POST = memberRoute(async (member) => answer(await stay(member)));
