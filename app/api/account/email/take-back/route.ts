import { takeBackEmailChange } from "@/lib/auth/change-email";
import { nothingAsked } from "@/lib/auth/input";
import { answer, memberRoute, readJson, refuse } from "@/lib/auth/route";

export const POST = memberRoute(async (member, request) =>
  (await readJson(request, nothingAsked)) ? answer(await takeBackEmailChange(member)) : refuse(400, "invalid"),
);
