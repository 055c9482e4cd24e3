"use server";

import { facilitatorAction } from "@/lib/actions/action";
import * as running from "@/lib/running/commands";
import { runStep } from "@/lib/running/input";

export const stepRun = facilitatorAction(runStep, running.stepRun);
