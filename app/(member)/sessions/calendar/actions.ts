"use server";

import { memberAction } from "@/lib/actions/action";
import * as calendar from "@/lib/calendar/commands";
import { linkWish } from "@/lib/calendar/input";

export const makeCalendarLink = memberAction(linkWish, calendar.makeCalendarLink);
