"use server";

import { facilitatorAction, memberAction } from "@/lib/actions/action";
import { readSignInCookie } from "@/lib/auth/cookies";
import { nothingAsked, secondStepInput } from "@/lib/auth/input";
import * as secondStep from "@/lib/auth/second-step";

export const beginSecondStep = facilitatorAction(nothingAsked, async (facilitator) =>
  secondStep.beginSecondStep(facilitator, (await readSignInCookie()) ?? ""),
);
export const confirmSecondStep = facilitatorAction(secondStepInput, async (facilitator, given) =>
  secondStep.confirmSecondStep(facilitator, given, (await readSignInCookie()) ?? ""),
);
export const endOwnSecondStep = memberAction(secondStepInput, secondStep.endOwnSecondStep);
