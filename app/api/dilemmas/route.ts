import { answer, memberRoute, readJson, refuse } from "@/lib/auth/route";
import { offerDilemma } from "@/lib/dilemmas/commands";
import { dilemmaOffer } from "@/lib/dilemmas/input";

// One address and one body for every offer: nothing in a request tells one that was copied out of a journal.
export const POST = memberRoute(async (member, request) => {
  const offer = await readJson(request, dilemmaOffer);
  return offer ? answer(await offerDilemma(member, offer)) : refuse(400, "invalid");
});
