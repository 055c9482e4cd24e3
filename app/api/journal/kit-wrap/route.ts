import { takeTry } from "@/lib/auth/limits";
import { answer, hex, memberRoute, readJson, refuse } from "@/lib/auth/route";
import { kitWrapInput } from "@/lib/journal/input";
import { getKitWrap } from "@/lib/journal/queries";

export const POST = memberRoute(async (member, request) => {
  const input = await readJson(request, kitWrapInput);
  if (!input) return refuse(400, "invalid");
  const retryAfter = await takeTry({ kind: "code", of: member.memberId });
  if (retryAfter > 0) return answer({ ok: false, reason: "wait", retryAfter });
  const wrap = await getKitWrap(member, input);
  return answer(wrap ? { ok: true, wrap: hex(wrap) } : { ok: false, reason: "no-match" });
});
