"use server";

import { memberAction } from "@/lib/actions/action";
import { replyToEvaluation } from "@/lib/evaluations/commands";
import { replyInput } from "@/lib/evaluations/input";

export const reply = memberAction(replyInput, replyToEvaluation);
