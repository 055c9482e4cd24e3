"use server";

import { facilitatorAction } from "@/lib/actions/action";
import * as answers from "@/lib/join-requests/commands/answer";
import { acceptChoice, answerInWords, removeChoice, takeBackChoice } from "@/lib/join-requests/input";

export const acceptRequest = facilitatorAction(acceptChoice, answers.acceptRequest);
export const answerRequest = facilitatorAction(answerInWords, answers.answerRequest);
export const takeBackAnswer = facilitatorAction(takeBackChoice, answers.takeBackAnswer);
export const removeRequest = facilitatorAction(removeChoice, answers.removeRequest);
