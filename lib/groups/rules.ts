/** Whether the database refused this because the group's year is over; by its code, wherever it was wrapped. */
export function isYearOver(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  return ("code" in error && error.code === "RP001") || isYearOver(error.cause);
}

/** The day that is so many days after another, both as YYYY-MM-DD. */
export const daysAfter = (day: string, days: number): string =>
  new Date(Date.parse(`${day}T12:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);

/** How long the pages of a group can be read after its year, where nothing else is chosen; and the least, from today. */
export const readFor = { days: 90, least: 30 } as const;
