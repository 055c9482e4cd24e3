"use server";

import { memberAction } from "@/lib/actions/action";
import * as looks from "@/lib/agendas/commands/look";
import { agendaLook } from "@/lib/agendas/input";

export const lookAtAgenda = memberAction(agendaLook, looks.lookAtAgenda);
