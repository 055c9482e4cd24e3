"use server";

import { memberAction } from "@/lib/actions/action";
import * as details from "@/lib/members/commands/details";
import { ownDetails } from "@/lib/members/input";

export const changeOwnDetails = memberAction(ownDetails, details.changeOwnDetails);
