import { checkPassword } from "@/lib/auth/check-password";
import { fromOfRequest } from "@/lib/auth/cookies";
import { unlockInput } from "@/lib/auth/input";
import { noteProof } from "@/lib/auth/proved";
import { answer, hex, memberRoute, readJson, refuse } from "@/lib/auth/route";

// The password wrap leaves the server only for the right password, never for a sign-in's cookie alone.
export const POST = memberRoute(async (member, request) => {
  const input = await readJson(request, unlockInput);
  if (!input) return refuse(400, "invalid");
  const from = await fromOfRequest();
  const checked = await checkPassword({ email: member.email, auth: input.auth, ...from });
  if (!checked.ok) return answer(checked);
  await noteProof(member.memberId, from.token);
  if (!checked.wrap) return answer({ ok: false, reason: "locked" });
  return answer({ ok: true, memberId: checked.memberId, keyId: hex(checked.keyId), wrap: hex(checked.wrap) });
});
