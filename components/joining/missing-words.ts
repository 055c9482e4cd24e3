import type { Missing } from "@/lib/joining/rules";

/** What has to be filled in before joining can open. */
export const missingInWords: Record<Missing, string> = {
  responsible: "Who is responsible for the data",
  contact: "An address that anybody can write to",
  suppliers: "Who else holds the data",
  "backup-days": "How long backups are kept",
  "retention-read": "That somebody has read how long things are kept",
};
