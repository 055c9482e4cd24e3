"use server";

import { memberAction } from "@/lib/actions/action";
import * as coming from "@/lib/coming/commands";
import { attendanceChoice, comingChoice } from "@/lib/coming/input";

export const answerSession = memberAction(comingChoice, coming.answerSession);
export const questionAttendance = memberAction(attendanceChoice, coming.questionAttendance);
