"use server";

import { facilitatorAction } from "@/lib/actions/action";
import * as invitations from "@/lib/invitations/commands";
import * as offers from "@/lib/invitations/commands/offer";
import { invitationChoice, invitationDetails } from "@/lib/invitations/input";
import * as members from "@/lib/members/commands";
import { memberChoice } from "@/lib/members/input";

export const makeInvitation = facilitatorAction(invitationDetails, offers.makeInvitation);
export const sendAgain = facilitatorAction(invitationChoice, offers.sendAgain);
export const cancelInvitation = facilitatorAction(invitationChoice, invitations.cancelInvitation);
export const makeDoorCode = facilitatorAction(memberChoice, members.makeDoorCode);
