import { giveBack, takeTry } from "@/lib/auth/limits";
import { asOneTry } from "@/lib/auth/limits-of-request";
import { answer, hex, memberRoute, readJson, refuse } from "@/lib/auth/route";
import { kitWrapInput } from "@/lib/journal/input";
import { getKitWrap } from "@/lib/journal/queries";

export const POST = memberRoute(async (member, request) => {
  const input = await readJson(request, kitWrapInput);
  if (!input) return refuse(400, "invalid");
  const limit = { kind: "code", of: member.memberId } as const;
  const counted = { take: () => takeTry(limit), giveBack: () => giveBack(limit) };
  return answer(
    await asOneTry(counted, async () => {
      const wrap = await getKitWrap(member, input);
      return wrap ? { ok: true, wrap: hex(wrap) } : { ok: false, reason: "no-match" };
    }),
  );
});
