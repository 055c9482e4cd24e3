import type { Named } from "@/lib/journal/vault/patterns";
import styles from "./over-time.module.css";

const column = 44;
const row = 34;
const labels = 190;
const head = 64;

/** One row a word, one column a month, a dot where the word was chosen. Says nothing that the table does not say. */
export function MonthsChart({
  title,
  named,
  months,
}: {
  title: string;
  named: readonly Named[];
  months: readonly string[];
}) {
  const width = labels + months.length * column;
  const height = head + named.length * row;
  return (
    <figure className={styles.chart}>
      <figcaption className="vh">{title}, drawn. The table above says the same in words.</figcaption>
      <div className={styles.scroll}>
        <svg viewBox={`0 0 ${width} ${height}`} width={width} height={height} aria-hidden="true" focusable="false">
          {months.map((month, at) => {
            const x = labels + at * column + column / 2;
            return (
              <text key={month} x={x} y={head - 14} transform={`rotate(-40 ${x} ${head - 14})`}>
                {shortMonth(month, months[at - 1])}
              </text>
            );
          })}
          {named.map(({ word, months: those }, line) => {
            const y = head + line * row + row / 2;
            return (
              <g key={word}>
                <line x1={labels} x2={width} y1={y} y2={y} />
                <text x={0} y={y + 6}>
                  {word.length > 24 ? `${word.slice(0, 23)}…` : word}
                </text>
                {those.map((month) => (
                  <circle key={month} cx={labels + months.indexOf(month) * column + column / 2} cy={y} r={7} />
                ))}
              </g>
            );
          })}
        </svg>
      </div>
    </figure>
  );
}

// The year only where it changes: "Nov", then "Jan 2027".
function shortMonth(month: string, before: string | undefined): string {
  const [name = "", year = ""] = month.split(" ");
  return before?.split(" ")[1] === year ? name.slice(0, 3) : `${name.slice(0, 3)} ${year}`;
}
