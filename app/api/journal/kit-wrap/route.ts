import { answer, hex, memberRoute, readJson, refuse } from "@/lib/auth/route";
import { openKit } from "@/lib/journal/commands/open-kit";
import { kitWrapInput } from "@/lib/journal/input";

export const POST = memberRoute(async (member, request) => {
  const input = await readJson(request, kitWrapInput);
  if (!input) return refuse(400, "invalid");
  const opened = await openKit(member, input);
  return answer(opened.ok ? { ok: true, wrap: hex(opened.wrap) } : opened);
});
