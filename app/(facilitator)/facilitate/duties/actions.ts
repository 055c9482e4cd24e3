"use server";

import { facilitatorAction } from "@/lib/actions/action";
import * as duties from "@/lib/duties/commands";
import { responsibilityChange, sectionChange } from "@/lib/duties/input";

export const saveResponsibilities = facilitatorAction(responsibilityChange, duties.saveResponsibilities);
export const saveSection = facilitatorAction(sectionChange, duties.saveSection);
