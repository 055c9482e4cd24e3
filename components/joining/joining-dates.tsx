import { dayOf, timesOf } from "@/lib/group-sessions/rules";

type Coming = { startsAt: Date; minutes: number; timeZone: string; way: "online" | "in-person" | "both" };
const ways = { online: "online", "in-person": "in person", both: "online and in person at once" } as const;

/** When the group meets next: days and times alone. */
export function JoiningDates({ dates, now }: { dates: readonly Coming[]; now: Date }) {
  if (dates.length === 0) return <p>The next dates are not planned yet. The facilitator will tell you.</p>;
  return (
    <>
      <p>About an hour and a half, once a month, for a year if you can. The next dates:</p>
      <ul className="dots plain">
        {dates.map((date) => (
          <li key={date.startsAt.getTime()}>
            {dayOf(date, now)}, {timesOf(date, date.timeZone)}, {ways[date.way]}
          </li>
        ))}
      </ul>
    </>
  );
}
