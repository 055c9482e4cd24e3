"use server";

import { facilitatorAction } from "@/lib/actions/action";
import * as joining from "@/lib/joining/commands";
import { joiningChange } from "@/lib/joining/input";

export const saveJoining = facilitatorAction(joiningChange, joining.saveJoining);
