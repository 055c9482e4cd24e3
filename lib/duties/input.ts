import { z } from "zod";
import { plainText } from "../plain-text.ts";
import { paperIds } from "./rules.ts";

const some = (most: number, missing: string) =>
  plainText()
    .min(1, missing)
    .max(most, `Use ${most.toLocaleString("en-GB")} characters or fewer`);

/** Who is responsible for the data. Once filled in it stays filled in: joining hangs on it. */
export const responsibilityDetails = z.object({
  responsible: some(300, "Enter the name of the business or person who is responsible"),
  contact: some(300, "Enter an address that anybody can write to"),
  registration: plainText().max(100, "Use 100 characters or fewer"),
  suppliers: some(2000, "Name who else holds the data. Write “None” if nobody does"),
  backupDays: z
    .string()
    .trim()
    .regex(/^\d{1,3}$/, "Enter a number of days from 0 to 365")
    .transform(Number)
    .refine((days) => days <= 365, "Enter a number of days from 0 to 365"),
  retentionRead: z.boolean().refine(Boolean, "Read how long things are kept, then tick the box"),
});
export const responsibilityChange = responsibilityDetails.extend({ version: z.int().min(0) });
export type ResponsibilityFields = z.input<typeof responsibilityDetails>;

/** One section of a paper, as its facilitator wants it. `version` 0: as the site drafted it. */
export const sectionChange = z.object({
  paper: z.enum(paperIds),
  section: z.string().regex(/^[a-z-]{1,40}$/),
  words: some(10_000, "Write something, or keep what was there"),
  version: z.int().min(0),
});

/** One member, everything of whom is handed over. */
export const heldChoice = z.object({ memberId: z.uuid() });
