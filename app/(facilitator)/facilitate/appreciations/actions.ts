"use server";

import { facilitatorAction } from "@/lib/actions/action";
import * as rounds from "@/lib/appreciations/commands/rounds";
import { roundChoice, roundOpening } from "@/lib/appreciations/input";

export const openRound = facilitatorAction(roundOpening, rounds.openRound);
export const showRound = facilitatorAction(roundChoice, rounds.showRound);
export const closeRound = facilitatorAction(roundChoice, rounds.closeRound);
