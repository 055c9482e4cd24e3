import { z } from "zod";
import { isTimeZone } from "../dates.ts";
import { plainText } from "../plain-text.ts";

const lengthMessage = "Enter the length in minutes, from 15 to 600";

const isHttps = (link: string) => {
  if (!URL.canParse(link)) return false;
  const url = new URL(link);
  return url.protocol === "https:" && !url.username && !url.password;
};

/** What a facilitator fills in to plan or change a session, as the fields hold it: text. */
export const sessionDetails = z.object({
  date: z.iso.date("Enter the date, like 26 November 2026"),
  time: z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, "Enter the time it starts, like 10:00"),
  minutes: z
    .string()
    .trim()
    .regex(/^\d{1,3}$/, lengthMessage)
    .transform(Number)
    .pipe(z.number().min(15, lengthMessage).max(600, lengthMessage)),
  timeZone: z.string().max(60).refine(isTimeZone, "Choose a time zone"),
  joinLink: z
    .string()
    .trim()
    .max(2000, "This link is too long")
    .refine((link) => link === "" || isHttps(link), "Enter a link that starts with https://")
    .transform((link) => (link === "" ? null : new URL(link).href)),
  place: plainText()
    .max(500, "Use 500 characters or fewer")
    .transform((text) => text || null),
  provided: plainText()
    .max(200, "Use 200 characters or fewer")
    .transform((text) => text || null),
});

export type SessionFields = z.input<typeof sessionDetails>;

/** The same, for a session that exists: `version` is the one that the facilitator was looking at. */
export const sessionChange = sessionDetails.extend({ sessionId: z.uuid(), version: z.int().min(1) });

/** Whether an id out of an address can be one at all. */
export const isUuid = (id: string) => z.uuid().safeParse(id).success;
