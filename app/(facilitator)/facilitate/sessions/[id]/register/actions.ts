"use server";

import { facilitatorAction } from "@/lib/actions/action";
import { noteRegister as note } from "@/lib/coming/commands";
import { registerLines } from "@/lib/coming/input";

export const noteRegister = facilitatorAction(registerLines, note);
