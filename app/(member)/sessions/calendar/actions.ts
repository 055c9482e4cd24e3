"use server";

import { memberAction } from "@/lib/actions/action";
import * as calendar from "@/lib/calendar/commands";
import { linkEnding, linkWish } from "@/lib/calendar/input";

export const makeCalendarLink = memberAction(linkWish, calendar.makeCalendarLink);
export const endCalendarLink = memberAction(linkEnding, calendar.endCalendarLink);
