"use server";

import { memberAction } from "@/lib/actions/action";
import * as places from "@/lib/memberships/commands";
import { ownPause } from "@/lib/memberships/input";

export const pauseOwnPlace = memberAction(ownPause, places.pauseOwnPlace);
