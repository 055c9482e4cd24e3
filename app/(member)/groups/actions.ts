"use server";

import { memberAction } from "@/lib/actions/action";
import * as groups from "@/lib/groups/commands/keep";
import { groupChoice } from "@/lib/groups/input";

export const chooseGroup = memberAction(groupChoice, groups.chooseGroup);
