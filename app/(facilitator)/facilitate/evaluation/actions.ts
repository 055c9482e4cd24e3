"use server";

import { facilitatorAction } from "@/lib/actions/action";
import { closeEvaluation as close, openEvaluation as open } from "@/lib/evaluations/commands";
import { closeInput, openInput } from "@/lib/evaluations/input";

export const openEvaluation = facilitatorAction(openInput, open);
export const closeEvaluation = facilitatorAction(closeInput, close);
