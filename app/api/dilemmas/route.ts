import { answer, memberRoute, readJson, refuse } from "@/lib/auth/route";
import { offerDilemma } from "@/lib/dilemmas/commands";
import { dilemmaOffer } from "@/lib/dilemmas/input";
import { isYearOver } from "@/lib/groups/rules";

// One address and one body for every offer: nothing in a request tells one that was copied out of a journal.
export const POST = memberRoute(async (member, request) => {
  const offer = await readJson(request, dilemmaOffer);
  if (!offer) return refuse(400, "invalid");
  try {
    return answer(await offerDilemma(member, offer));
  } catch (error) {
    if (isYearOver(error)) return answer({ ok: false, reason: "year-over" });
    throw error;
  }
});
