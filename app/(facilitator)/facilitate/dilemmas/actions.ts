"use server";

import { facilitatorAction } from "@/lib/actions/action";
import * as dilemmas from "@/lib/dilemmas/commands";
import { dilemmaTie } from "@/lib/dilemmas/input";

export const planDilemma = facilitatorAction(dilemmaTie, dilemmas.planDilemma);
export const noteBrought = facilitatorAction(dilemmaTie, dilemmas.noteBrought);
