"use server";

import { facilitatorAction } from "@/lib/actions/action";
import * as places from "@/lib/memberships/commands";
import { placeChoice, placeMove } from "@/lib/memberships/input";

export const pausePlace = facilitatorAction(placeChoice, places.pausePlace);
export const resumePlace = facilitatorAction(placeChoice, places.resumePlace);
export const makeFacilitator = facilitatorAction(placeChoice, places.makeFacilitator);
export const endFacilitator = facilitatorAction(placeChoice, places.endFacilitator);
export const removeMember = facilitatorAction(placeChoice, places.removeMember);
export const moveMember = facilitatorAction(placeMove, places.moveMember);
