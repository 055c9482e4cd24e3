import { Button } from "@/components/ui/button";
import { sessionFormats } from "@/lib/agendas/formats";
import { minutesOf, type Sources } from "@/lib/agendas/rules";
import { formatDay } from "@/lib/dates";
import type { RowItem } from "./draft-rows";

type Chosen = { name: string; minutes: number; items: readonly RowItem[] };

/** Ways to begin an agenda: a ready-made format, one of the group's own, or an earlier session. All can be changed. */
export function FormatChooser({
  sources,
  now,
  onChoose,
  onSession,
}: {
  sources: Sources;
  now: Date;
  onChoose: (items: readonly RowItem[], name: string) => void;
  onSession: (id: string, day: string) => void;
}) {
  const own = sources.kept.flatMap(({ kind, name, items }): Chosen[] =>
    kind === "format" ? [{ name, minutes: minutesOf(items), items }] : [],
  );
  const list = (formats: readonly Chosen[]) => (
    <ul className="cluster">
      {formats.map((format) => (
        <li key={format.name}>
          <Button look="line" onClick={() => onChoose(format.items, format.name)}>
            {format.name}, {format.minutes} minutes
          </Button>
        </li>
      ))}
    </ul>
  );
  return (
    <>
      <p>Each one is only a start: you can change everything.</p>
      {list(sessionFormats)}
      {own.length > 0 ? (
        <>
          <h3>Your group’s own</h3>
          {list(own)}
        </>
      ) : null}
      {sources.earlier.length > 0 ? (
        <details>
          <summary>Start from an earlier session</summary>
          <ul className="cluster">
            {sources.earlier.map(({ id, startsAt, timeZone }) => (
              <li key={id}>
                <Button look="line" onClick={() => onSession(id, formatDay(startsAt, timeZone, now))}>
                  {formatDay(startsAt, timeZone, now)}
                </Button>
              </li>
            ))}
          </ul>
        </details>
      ) : null}
    </>
  );
}
