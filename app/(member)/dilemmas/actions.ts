"use server";

import { memberAction } from "@/lib/actions/action";
import * as dilemmas from "@/lib/dilemmas/commands";
import { dilemmaChange, dilemmaChoice, listeningChoice, sinceWords } from "@/lib/dilemmas/input";

export const changeDilemma = memberAction(dilemmaChange, dilemmas.changeDilemma);
export const withdrawDilemma = memberAction(dilemmaChoice, dilemmas.withdrawDilemma);
export const sayWhatSince = memberAction(sinceWords, dilemmas.sayWhatSince);
export const chooseListening = memberAction(listeningChoice, dilemmas.chooseListening);
