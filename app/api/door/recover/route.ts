import { whereFrom } from "@/lib/auth/cookies";
import { recoverInput } from "@/lib/auth/input";
import { lookWithCode } from "@/lib/auth/recover";
import { answer, hex, readJson, refuse, visitorRoute } from "@/lib/auth/route";

export const POST = visitorRoute(async (request) => {
  const input = await readJson(request, recoverInput);
  if (!input) return refuse(400, "invalid");
  const looked = await lookWithCode(input, await whereFrom());
  if (!looked.ok) return answer(looked);
  const { memberId, keyId, wrap } = looked;
  return answer({ ok: true, memberId, keyId: hex(keyId), wrap: hex(wrap) });
});
