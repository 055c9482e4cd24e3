import { answer, memberRoute, readBody, refuse } from "@/lib/auth/route";
import { resealItems } from "@/lib/journal/commands/reseal";
import { whyNotSealedBatch } from "@/lib/journal/rules";
import { decodeBatch, maxBatchBytes } from "@/lib/journal/wire";

export const PUT = memberRoute(async (member, request) => {
  const body = await readBody(request, maxBatchBytes);
  if (!body) return refuse(413, "too-large");
  const batch = decodeBatch(body);
  const why = batch ? whyNotSealedBatch(batch, [1, 3], true) : "not-sealed";
  if (why || !batch) return refuse(why === "too-large" ? 413 : 400, why ?? "not-sealed");
  const saved = await resealItems(member, batch);
  if (saved.ok) return answer({ rev: saved.rev });
  return refuse(saved.reason === "not-found" ? 404 : 409, saved.reason);
});
