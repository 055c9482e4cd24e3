"use server";

import * as accessNeeds from "@/lib/access-needs/commands";
import { ownNeeds, withdrawal } from "@/lib/access-needs/input";
import { memberAction } from "@/lib/actions/action";

export const saveOwnNeeds = memberAction(ownNeeds, accessNeeds.saveOwnNeeds);
export const withdrawOwnNeeds = memberAction(withdrawal, accessNeeds.withdrawOwnNeeds);
