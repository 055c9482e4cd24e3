import { z } from "zod";
import { plainLine, plainText } from "../plain-text.ts";

/** A message to everybody in the group. The subject is one line, whatever was pasted into it. */
export const announcement = z.object({
  subject: plainLine().min(1, "Write what it is about").max(120, "Use 120 characters or fewer"),
  words: plainText().min(1, "Write the message").max(5000, "Use 5000 characters or fewer"),
});

/** The same, sent. The id is made on the device: sent twice, because an answer was lost, it is the same message. */
export const announcementSent = announcement.extend({ announcementId: z.uuid() });

export type AnnouncementFields = z.input<typeof announcement>;
