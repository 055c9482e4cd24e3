import { answer, refuse, visitorRoute } from "@/lib/auth/route";
import { isDatabaseThere } from "@/lib/health/queries";

export const dynamic = "force-dynamic";

export const GET = visitorRoute(async () =>
  (await isDatabaseThere()) ? answer({ ok: true }) : refuse(503, "trouble"),
);
