import { Leaf } from "@/components/ui/leaf";
import { formatCalendarDay } from "@/lib/dates";

type Year = { startsOn: string; middleOn: string; endsOn: string; goesOn: string };

/** The days of the group's year, and what was written to everybody in it. */
export function GroupYear({ year, leads, now }: { year: Year | null; leads: boolean; now: Date }) {
  const day = (date: string) => formatCalendarDay(date, now);
  return (
    <Leaf as="section" labelledBy="year" snug>
      <h2 id="year">Our year</h2>
      {year ? (
        <ul>
          {year.startsOn ? <li>It starts on {day(year.startsOn)}.</li> : null}
          {year.middleOn ? <li>We look at how it goes on {day(year.middleOn)}.</li> : null}
          <li>It ends on {day(year.endsOn)}. From then on these pages can be read and not changed.</li>
          {year.goesOn ? (
            <li>The group’s pages go on {day(year.goesOn)}. Your journal and your account stay.</li>
          ) : null}
        </ul>
      ) : (
        <p>No days are set yet.</p>
      )}
      <p className="cluster">
        <a href="/group/announcements">Messages to everybody</a>
        {leads ? <a href="/facilitate/year">Set the year</a> : null}
      </p>
    </Leaf>
  );
}
