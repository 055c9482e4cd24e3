import { answer, memberRoute, readBody, refuse } from "@/lib/auth/route";
import { saveSealed } from "@/lib/journal/commands";
import { listChangedSince } from "@/lib/journal/queries";
import { keyIdOf, whyNotSealed } from "@/lib/journal/rules";
import { decodeSave, encodeSync, maxSealedBytes } from "@/lib/journal/wire";

export const GET = memberRoute(async (member, request) => {
  const since = Number(new URL(request.url).searchParams.get("since") ?? 0);
  if (!Number.isSafeInteger(since) || since < 0) return refuse(400, "invalid");
  const body = encodeSync(await listChangedSince(member, since));
  return new Response(body, { headers: { "Content-Type": "application/octet-stream", "Cache-Control": "no-store" } });
});

export const PUT = memberRoute(async (member, request) => {
  const body = await readBody(request, maxSealedBytes + 64 * 1024);
  if (!body) return refuse(413, "too-large");
  const save = decodeSave(body);
  if (!save) return refuse(400, "not-sealed");
  const why = whyNotSealed(save);
  if (why) return refuse(why === "too-large" ? 413 : 400, why);
  const saved = await saveSealed(member, { ...save, keyId: keyIdOf(save.item.envelope) });
  if (saved.ok) return answer({ rev: saved.rev, version: save.item.version, deleteOn: saved.deleteOn });
  return refuse(saved.reason === "not-found" ? 404 : 409, saved.reason);
});
