import { checkPassword } from "@/lib/auth/check-password";
import { whereFrom } from "@/lib/auth/cookies";
import { unlockInput } from "@/lib/auth/input";
import { answer, hex, memberRoute, readJson, refuse } from "@/lib/auth/route";

// The password wrap leaves the server only for the right password, never for a sign-in's cookie alone.
export const POST = memberRoute(async (member, request) => {
  const input = await readJson(request, unlockInput);
  if (!input) return refuse(400, "invalid");
  const checked = await checkPassword({ email: member.email, auth: input.auth, ...(await whereFrom()) });
  if (!checked.ok) return answer(checked);
  if (!checked.wrap) return answer({ ok: false, reason: "locked" });
  return answer({ ok: true, memberId: checked.memberId, keyId: hex(checked.keyId), wrap: hex(checked.wrap) });
});
