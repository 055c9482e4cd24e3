"use server";

import * as accessNeeds from "@/lib/access-needs/commands";
import { arrangement } from "@/lib/access-needs/input";
import { facilitatorAction } from "@/lib/actions/action";

export const setArranged = facilitatorAction(arrangement, accessNeeds.setArranged);
