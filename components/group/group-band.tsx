import { Tell } from "@/components/ui/tell";
import { formatCalendarDay } from "@/lib/dates";

type Shown = {
  groupName: string;
  groups: readonly { id: string }[];
  leads: boolean;
  year: { endsOn: string | null; goesOn: string | null; isOver: boolean };
};

/** Above every page of a group: which one it is, for somebody of several; and after its year, until when it can be read. */
export function GroupBand({ shown, now }: { shown: Shown | null; now: Date }) {
  if (!shown) return null;
  const { groupName, groups, leads, year } = shown;
  if (groups.length < 2 && !year.isOver) return null;
  return (
    <div className="wrap noprint stack">
      {groups.length > 1 ? (
        <p className="hint">
          You see {groupName}. <a href="/groups">Show another group</a>
        </p>
      ) : null}
      {year.isOver && year.endsOn ? (
        <Tell>
          <p>
            The year of {groupName} ended on {formatCalendarDay(year.endsOn, now)}. Its pages can be read and not
            changed{year.goesOn ? `, until they go on ${formatCalendarDay(year.goesOn, now)}` : ""}. Your journal and
            your account stay. {leads ? <a href="/facilitate/year">The year, and what comes next</a> : null}
          </p>
        </Tell>
      ) : null}
    </div>
  );
}
