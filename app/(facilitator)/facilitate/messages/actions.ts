"use server";

import { facilitatorAction } from "@/lib/actions/action";
import * as messages from "@/lib/messages/commands";
import * as again from "@/lib/messages/commands/try-again";
import { messageChoice, sentChoice } from "@/lib/messages/input";

export const markSent = facilitatorAction(sentChoice, messages.markSent);
export const markWaiting = facilitatorAction(messageChoice, messages.markWaiting);
export const tryAgain = facilitatorAction(messageChoice, again.tryAgain);
