/** Days between asking to leave later and the day itself. */
export const laterDays = 14;

/** What a member's own page knows of their leaving. */
export type Leaving = {
  /** The day (YYYY-MM-DD), once one is chosen. */
  leavesOn: string | null;
  keepShared: boolean;
  /** The day that choosing "later" now would give. */
  laterOn: string;
  /** Groups by name that have nobody else to lead them. */
  leftAlone: string[];
  /** How long backups can hold sealed copies; null while nobody has filled it in. */
  backupDays: number | null;
  shared: { lines: number; dilemmas: number };
};

/** The last day on which backups can hold sealed copies of what is destroyed on `day` (both YYYY-MM-DD). */
export function backupsUntil(day: string, backupDays: number): string {
  const date = new Date(`${day}T12:00:00Z`);
  date.setUTCDate(date.getUTCDate() + backupDays);
  return date.toISOString().slice(0, 10);
}
