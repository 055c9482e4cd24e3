"use server";

import { facilitatorAction } from "@/lib/actions/action";
import * as groups from "@/lib/groups/commands/keep";
import { groupRename, groupYearChange, newGroupSent } from "@/lib/groups/input";

export const renameGroup = facilitatorAction(groupRename, groups.renameGroup);
export const saveGroupYear = facilitatorAction(groupYearChange, groups.saveYear);
export const makeGroup = facilitatorAction(newGroupSent, groups.makeGroup);
