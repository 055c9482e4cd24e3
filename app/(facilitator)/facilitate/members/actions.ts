"use server";

import { facilitatorAction } from "@/lib/actions/action";
import * as invitations from "@/lib/invitations/commands/offer";
import { invitationChoice, invitationDetails } from "@/lib/invitations/input";
import * as members from "@/lib/members/commands";
import { endSecondStep as end } from "@/lib/members/commands/second-step";
import { memberChoice } from "@/lib/members/input";

export const makeInvitation = facilitatorAction(invitationDetails, invitations.makeInvitation);
export const sendAgain = facilitatorAction(invitationChoice, invitations.sendAgain);
export const cancelInvitation = facilitatorAction(invitationChoice, invitations.cancelInvitation);
export const makeDoorCode = facilitatorAction(memberChoice, members.makeDoorCode);
export const endSecondStep = facilitatorAction(memberChoice, end);
