"use server";

import { facilitatorAction } from "@/lib/actions/action";
import * as library from "@/lib/agendas/commands/library";
import { keptAgenda, keptChoice, keptRename } from "@/lib/agendas/input";

export const keepAgenda = facilitatorAction(keptAgenda, library.keepAgenda);
export const renameKept = facilitatorAction(keptRename, library.renameKept);
export const removeKept = facilitatorAction(keptChoice, library.removeKept);
