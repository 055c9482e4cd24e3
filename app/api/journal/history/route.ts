import { answer, memberRoute, readBody, readJson, refuse } from "@/lib/auth/route";
import { saveHistories } from "@/lib/journal/commands/reseal";
import { historyInput } from "@/lib/journal/input";
import { listHistories } from "@/lib/journal/queries";
import { whyNotSealedBatch } from "@/lib/journal/rules";
import { decodeBatch, encodeSync, maxBatchBytes } from "@/lib/journal/wire";

// A question that names a reflection is posted, so that no address ever does.
export const POST = memberRoute(async (member, request) => {
  const input = await readJson(request, historyInput);
  if (!input) return refuse(400, "invalid");
  const body = encodeSync(await listHistories(member, input));
  return new Response(body, { headers: { "Content-Type": "application/octet-stream", "Cache-Control": "no-store" } });
});

export const PUT = memberRoute(async (member, request) => {
  const body = await readBody(request, maxBatchBytes);
  if (!body) return refuse(413, "too-large");
  const batch = decodeBatch(body);
  const why = batch ? whyNotSealedBatch(batch, [5], false) : "not-sealed";
  if (why || !batch) return refuse(why === "too-large" ? 413 : 400, why ?? "not-sealed");
  const saved = await saveHistories(member, batch.items);
  return saved.ok ? answer({ ok: true }) : refuse(409, saved.reason);
});
