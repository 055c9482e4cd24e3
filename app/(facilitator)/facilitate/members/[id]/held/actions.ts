"use server";

import { facilitatorAction } from "@/lib/actions/action";
import * as duties from "@/lib/duties/commands/hand-over";
import { heldChoice } from "@/lib/duties/input";

export const handOver = facilitatorAction(heldChoice, duties.handOver);
