"use server";

import { facilitatorAction } from "@/lib/actions/action";
import * as agendas from "@/lib/agendas/commands";
import { agendaChoice, draftAgenda, publishChoice } from "@/lib/agendas/input";
import * as drafts from "@/lib/agendas/queries";
import * as groupSessions from "@/lib/group-sessions/commands";
import { sessionChange, sessionDetails } from "@/lib/group-sessions/input";

export const planSession = facilitatorAction(sessionDetails, groupSessions.planSession);
export const changeSession = facilitatorAction(sessionChange, groupSessions.changeSession);
export const saveDraft = facilitatorAction(draftAgenda, agendas.saveDraft);
export const readDraft = facilitatorAction(agendaChoice, drafts.readDraft);
export const publishAgenda = facilitatorAction(publishChoice, agendas.publishAgenda);
export const unpublishAgenda = facilitatorAction(agendaChoice, agendas.unpublishAgenda);
