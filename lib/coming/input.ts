import { z } from "zod";

export const comingAnswers = ["coming", "not-coming", "not-sure"] as const;
export type ComingAnswer = (typeof comingAnswers)[number];

/** What a member says about coming, at the start that they were shown. There is no field for a reason. */
export const comingChoice = z.object({
  sessionId: z.uuid(),
  startsAt: z.iso.datetime(),
  answer: z.enum(comingAnswers, "Choose one of the three"),
});

export const attendanceKinds = ["came", "apologies", "missed"] as const;
export type AttendanceKind = (typeof attendanceKinds)[number];

const kind = z.enum(attendanceKinds, "Choose one of the three");

/** Lines of the register, one or all. `before` is what the facilitator saw noted there. */
export const registerLines = z.object({
  sessionId: z.uuid(),
  lines: z
    .array(z.object({ memberId: z.uuid(), came: kind, before: kind.nullable() }))
    .min(1)
    .max(500),
});

export const attendanceChoice = z.object({ sessionId: z.uuid() });

/** Whether an id out of an address can be one at all. */
export const isSessionId = (id: string) => z.uuid().safeParse(id).success;
