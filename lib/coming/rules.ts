type Planned = { startsAt: Date; cancelledAt: Date | null };

export type AnswerRefusal = "cancelled" | "begun";

/** Why nobody can say any more whether they come, or null. */
export function whyNotAnswerable({ startsAt, cancelledAt }: Planned, now: Date): AnswerRefusal | null {
  if (cancelledAt) return "cancelled";
  return startsAt <= now ? "begun" : null;
}

export type RegisterRefusal = "cancelled" | "not-yet";

/** Why there is no register to note, or null: it says who came, never who might. */
export function whyNoRegister({ startsAt, cancelledAt }: Planned, now: Date): RegisterRefusal | null {
  if (cancelledAt) return "cancelled";
  return startsAt > now ? "not-yet" : null;
}
