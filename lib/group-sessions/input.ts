import { z } from "zod";
import { provisionChoice } from "../access-needs/input.ts";
import { sessionFormats } from "../agendas/formats.ts";
import { isTimeZone } from "../dates.ts";
import { plainText } from "../plain-text.ts";

const lengthMessage = "Enter the length in minutes, from 15 to 600";

const isHttps = (link: string) => {
  if (!URL.canParse(link)) return false;
  const url = new URL(link);
  return url.protocol === "https:" && !url.username && !url.password;
};

/** How long, and how people come together: what a group's usual and each session of it both have. */
export const joiningDetails = z.object({
  minutes: z
    .string()
    .trim()
    .regex(/^\d{1,3}$/, lengthMessage)
    .transform(Number)
    .pipe(z.number().min(15, lengthMessage).max(600, lengthMessage)),
  timeZone: z.string().max(60).refine(isTimeZone, "Choose a time zone"),
  way: z.enum(["online", "in-person", "both"], "Choose how people come together").default("online"),
  joinLink: z
    .string()
    .trim()
    .max(2000, "This link is too long")
    .refine((link) => link === "" || isHttps(link), "Enter a link that starts with https://")
    .transform((link) => (link === "" ? null : new URL(link).href)),
  place: plainText()
    .max(500, "Use 500 characters or fewer")
    .transform((text) => text || null),
  provisions: provisionChoice.default([]),
  provided: plainText()
    .max(200, "Use 200 characters or fewer")
    .transform((text) => text || null),
});

const day = z.iso.date("Enter the date, like 26 November 2026");
const clock = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, "Enter the time it starts, like 10:00");

/** What a facilitator fills in to plan or change a session, as the fields hold it: text. */
export const sessionDetails = joiningDetails.extend({ date: day, time: clock });

/** The id of a ready-made agenda, or of a format in the group's own library. */
export const formatChoice = z
  .string()
  .refine(
    (id) => sessionFormats.some((format) => format.id === id) || isUuid(id),
    "Choose what the agenda starts from",
  );

/** The same to plan one, with what its agenda starts from: the group's usual when nothing is said. */
export const sessionPlan = sessionDetails.extend({
  format: z.union([z.literal(["none", "usual"]), formatChoice], "Choose what the agenda starts from").default("usual"),
});

export type SessionFields = z.input<typeof sessionPlan>;

/** The same, for a session that exists: `version` is the one that the facilitator was looking at. */
export const sessionChange = sessionDetails.extend({ sessionId: z.uuid(), version: z.int().min(1) });

/** To cancel one, with words for members if there are any, or to bring it back. */
export const cancelling = sessionChange.pick({ sessionId: true, version: true }).extend({
  why: plainText().max(300, "Use 300 characters or fewer"),
});
export const reinstating = cancelling.omit({ why: true });

const monthsMessage = "Enter how many months, from 1 to 24";

/** A year on one weekday of the month. With `dates`, those are looked at instead of the ones that the rest would give. */
export const yearRule = z.object({
  first: day,
  time: clock,
  timeZone: joiningDetails.shape.timeZone,
  rhythm: z.enum(["count", "last"]),
  months: z
    .string()
    .trim()
    .regex(/^\d{1,2}$/, monthsMessage)
    .transform(Number)
    .pipe(z.number().min(1, monthsMessage).max(24, monthsMessage)),
  dates: z.array(z.string().max(20)).max(24).optional(),
});

/** The dates to plan. `besides`: the facilitator knows of the session that is there already on that day. */
export const yearPlan = z.object({
  time: clock,
  timeZone: joiningDetails.shape.timeZone,
  dates: z
    .array(z.object({ date: z.string().max(20), besides: z.boolean() }))
    .min(1, "Tick at least one date")
    .max(24),
});

/** Whether an id out of an address can be one at all. */
export const isUuid = (id: string) => z.uuid().safeParse(id).success;
