"use server";

import { memberAction } from "@/lib/actions/action";
import * as agreements from "@/lib/agreements/commands";
import { agreementChoice } from "@/lib/agreements/input";
import * as appreciations from "@/lib/appreciations/commands";
import { appreciationChoice, appreciationPage, roundChoice } from "@/lib/appreciations/input";
import * as learnings from "@/lib/learnings/commands";
import { learningChoice, learningLine } from "@/lib/learnings/input";

export const agree = memberAction(agreementChoice, agreements.agree);
export const shareLearning = memberAction(learningLine, learnings.shareLearning);
export const withdrawLearning = memberAction(learningChoice, learnings.withdrawLearning);
export const saveAppreciation = memberAction(appreciationPage, appreciations.saveAppreciation);
export const withdrawAppreciation = memberAction(appreciationChoice, appreciations.withdrawAppreciation);
export const lookAtAppreciations = memberAction(roundChoice, appreciations.lookAtAppreciations);
