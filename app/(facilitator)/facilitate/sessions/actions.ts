"use server";

import { facilitatorAction } from "@/lib/actions/action";
import * as agendas from "@/lib/agendas/commands";
import { agendaChoice, draftAgenda, publishChoice } from "@/lib/agendas/input";
import * as drafts from "@/lib/agendas/queries";
import * as groupSessions from "@/lib/group-sessions/commands";
import * as cancelling from "@/lib/group-sessions/commands/cancel";
import * as years from "@/lib/group-sessions/commands/year";
import * as input from "@/lib/group-sessions/input";
import * as yearsToBe from "@/lib/group-sessions/queries";
import * as groups from "@/lib/groups/commands";
import { usualChange } from "@/lib/groups/input";

export const planSession = facilitatorAction(input.sessionPlan, groupSessions.planSession);
export const changeSession = facilitatorAction(input.sessionChange, groupSessions.changeSession);
export const cancelSession = facilitatorAction(input.cancelling, cancelling.cancelSession);
export const reinstateSession = facilitatorAction(input.reinstating, cancelling.reinstateSession);
export const proposeYear = facilitatorAction(input.yearRule, yearsToBe.proposeYear);
export const planYear = facilitatorAction(input.yearPlan, years.planYear);
export const saveUsual = facilitatorAction(usualChange, groups.saveUsual);
export const saveDraft = facilitatorAction(draftAgenda, agendas.saveDraft);
export const readDraft = facilitatorAction(agendaChoice, drafts.readDraft);
export const publishAgenda = facilitatorAction(publishChoice, agendas.publishAgenda);
export const unpublishAgenda = facilitatorAction(agendaChoice, agendas.unpublishAgenda);
