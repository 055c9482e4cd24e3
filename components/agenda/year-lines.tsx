import type { KeyboardEvent, RefObject } from "react";
import { Button } from "@/components/ui/button";
import { CheckField } from "@/components/ui/check-field";
import { TextField } from "@/components/ui/text-field";
import { formatDate } from "@/lib/dates";
import { stops, type YearLine } from "@/lib/group-sessions/rules";
import { yearRemarks } from "./session-refusals";
import styles from "./year-lines.module.css";

type Line = YearLine & { key: number; chosen: boolean };

// Enter in a line is about that line: the plan is made with its own button alone.
const stay = (event: KeyboardEvent) => {
  if (event.key === "Enter") event.preventDefault();
};

/** The dates of a year, in words: each ticked or left out, and each can be moved. */
export function YearLines({
  lines,
  heading,
  onChoose,
  onMove,
}: {
  lines: readonly Line[];
  heading: RefObject<HTMLHeadingElement | null>;
  onChoose: (key: number, chosen: boolean) => void;
  onMove: (key: number, date: string) => void;
}) {
  const chosen = lines.filter((line) => line.chosen).length;
  return (
    <section className="stack" aria-labelledby="year-dates">
      <h2 id="year-dates" ref={heading} tabIndex={-1}>
        The dates
      </h2>
      <p>Take away the tick to leave a date out. Change a date to move it.</p>
      <ol className={styles.lines}>
        {lines.map(({ key, date, chosen: isChosen, remark }, at) => {
          const words = formatDate(date) || `Date ${at + 1}`;
          const wrong = isChosen && stops(remark);
          return (
            <li key={key}>
              <CheckField
                id={`year-choose-${key}`}
                label={words}
                checked={isChosen}
                onChange={(event) => onChoose(key, event.target.checked)}
                onKeyDown={stay}
                hint={remark && !wrong ? yearRemarks[remark] : undefined}
              />
              <TextField
                id={`year-date-${key}`}
                label={
                  <>
                    Move to<span className="vh">: date {at + 1}</span>
                  </>
                }
                type="date"
                value={date}
                onChange={(event) => onMove(key, event.target.value)}
                onKeyDown={stay}
                error={wrong && remark ? yearRemarks[remark] : undefined}
              />
            </li>
          );
        })}
      </ol>
      <p className="cluster">
        <Button type="submit">{chosen === 1 ? "Plan this session" : `Plan these ${chosen} sessions`}</Button>
      </p>
    </section>
  );
}
