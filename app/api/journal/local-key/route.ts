import { answer, hex, memberRoute, refuse } from "@/lib/auth/route";
import { getSignIn } from "@/lib/auth/viewer";
import { env } from "@/lib/env";
import { getKeyState } from "@/lib/journal/queries";

export const GET = memberRoute(async (member) => {
  const signIn = await getSignIn();
  if (!signIn) return refuse(401, "signed-out");
  const { keyId, keys, opensWithPassword, hasKit, previous } = await getKeyState(member);
  return answer({
    memberId: member.memberId,
    email: member.email,
    name: member.name,
    leads: member.leads,
    localKey: hex(signIn.localKey()),
    own: signIn.own,
    demonstration: env().demonstration,
    keyId: hex(keyId),
    opensWithPassword,
    hasKit,
    keys: keys.map(hex),
    previous: previous.map(({ keyId, wrap, under }) => ({ keyId: hex(keyId), wrap: hex(wrap), under: hex(under) })),
  });
});
