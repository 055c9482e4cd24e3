"use server";

import { facilitatorAction } from "@/lib/actions/action";
import * as dilemmas from "@/lib/dilemmas/commands";
import { dilemmaPlan } from "@/lib/dilemmas/input";

export const planDilemma = facilitatorAction(dilemmaPlan, dilemmas.planDilemma);
export const noteBrought = facilitatorAction(dilemmaPlan, dilemmas.noteBrought);
