import { listEarlier, openEarlier } from "@/lib/auth/earlier";
import { answer, hex, memberRoute, readJson, refuse } from "@/lib/auth/route";
import { earlierInput } from "@/lib/journal/input";

export const GET = memberRoute(async (member) => {
  const earlier = await listEarlier(member);
  return answer({ earlier: earlier.map((one) => ({ ...one, seed: hex(one.seed), keyId: hex(one.keyId) })) });
});

// Like the current wrap, an earlier one leaves the server for the right password only.
export const POST = memberRoute(async (member, request) => {
  const input = await readJson(request, earlierInput);
  if (!input) return refuse(400, "invalid");
  const opened = await openEarlier(member, input);
  return answer(opened.ok ? { ok: true, keyId: hex(opened.keyId), wrap: hex(opened.wrap) } : opened);
});
