"use server";

import { facilitatorAction } from "@/lib/actions/action";
import * as announcements from "@/lib/announcements/commands";
import { announcementSent } from "@/lib/announcements/input";

export const sendAnnouncement = facilitatorAction(announcementSent, announcements.sendAnnouncement);
