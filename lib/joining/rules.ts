/** Places open, a waiting list, or closed (until a day, or until somebody opens it). */
export const joiningStates = ["open", "list", "closed"] as const;
export type Joining = (typeof joiningStates)[number];

/** How things stand on a day (YYYY-MM-DD): a closed group is open from the day that was set on. */
export const joiningOn = (set: { joining: Joining; opensOn: string | null }, today: string): Joining =>
  set.joining === "closed" && set.opensOn !== null && set.opensOn <= today ? "open" : set.joining;

export type JoiningAt = { state: Joining; opensOn: string | null };

/** Of several groups: places open before a waiting list, and of closed ones the soonest to open. Null for no group. */
export function bestOf(groups: readonly JoiningAt[]): JoiningAt | null {
  const rank = ({ state, opensOn }: JoiningAt) =>
    `${joiningStates.indexOf(state)} ${state === "closed" ? (opensOn ?? "9999") : ""}`;
  return [...groups].sort((a, b) => (rank(a) < rank(b) ? -1 : 1))[0] ?? null;
}

/** What is filled in of the site's duties, for opening and for the page that anyone may read. */
export type Responsibilities = {
  responsible: string;
  contact: string;
  registration: string;
  suppliers: string;
  backupDays: number | null;
  retentionReadOn: string | null;
};

export type Missing = "responsible" | "contact" | "suppliers" | "backup-days" | "retention-read";

/** What has to be filled in before a stranger may be asked for anything. Empty when nothing is missing. */
export function missingDuties(held: Responsibilities | null): Missing[] {
  const missing: Missing[] = [];
  if (!held?.responsible) missing.push("responsible");
  if (!held?.contact) missing.push("contact");
  if (!held?.suppliers) missing.push("suppliers");
  if (held?.backupDays == null) missing.push("backup-days");
  if (!held?.retentionReadOn) missing.push("retention-read");
  return missing;
}
