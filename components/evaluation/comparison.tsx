import { evaluationItems, type Moment, moments, type Results } from "@/lib/evaluations/rules";
import styles from "./evaluation.module.css";
import { momentWords } from "./evaluation-words";

export type Shown = Partial<Record<Moment, Results>>;

const rowHeight = 46;
const width = 640;
const full = 560;

/** The share who agree, item by item, the first moment above the last; and the same as a table. */
export function Comparison({ shown }: { shown: Shown }) {
  const there = moments.filter((moment) => shown[moment]);
  const pair = [...new Set([there[0], there.at(-1)])].filter((one) => one !== undefined);
  const share = (moment: Moment, at: number) => shown[moment]?.items[at]?.agreed ?? null;
  return (
    <>
      <svg
        className={styles.chart}
        viewBox={`0 0 ${width} ${evaluationItems.length * rowHeight}`}
        role="img"
        aria-label="How many of every hundred agree, by question. The table below says the same."
      >
        {evaluationItems.map(({ id, words }, at) => (
          <g key={id} transform={`translate(0 ${at * rowHeight})`}>
            <text x="0" y="14">
              {words}
            </text>
            {pair.map((moment, n) => (
              <g key={moment} transform={`translate(0 ${20 + n * 10})`}>
                <rect className={styles.track} x="0" y="0" width={full} height="8" />
                <rect
                  className={n < pair.length - 1 ? styles.earlier : styles.bar}
                  x="0"
                  y="0"
                  width={((share(moment, at) ?? 0) / 100) * full}
                  height="8"
                />
                <text x={full + 8} y="8">
                  {share(moment, at) === null ? "–" : `${share(moment, at)}%`}
                </text>
              </g>
            ))}
          </g>
        ))}
      </svg>
      {pair.length > 1 ? (
        <p className="hint">{`Above, in grey: ${momentWords[pair[0] ?? "start"].toLowerCase()}. Below, in plum: ${momentWords[pair[1] ?? "end"].toLowerCase()}.`}</p>
      ) : null}
      <div className={styles.scroll}>
        <table className={styles.table}>
          <caption className="vh">How many agree or tend to agree, of those who said something</caption>
          <thead>
            <tr>
              <th scope="col">Question</th>
              {there.map((moment) => (
                <th key={moment} scope="col">
                  {momentWords[moment]}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {evaluationItems.map(({ id, words }, at) => (
              <tr key={id}>
                <th scope="row">{words}</th>
                {there.map((moment) => {
                  const item = shown[moment]?.items[at];
                  const agree = (item?.counts[3] ?? 0) + (item?.counts[4] ?? 0);
                  return (
                    <td key={moment}>
                      {item?.agreed === null || !item
                        ? "Too few answers"
                        : `${item.agreed}% (${agree} of ${item.said})`}
                    </td>
                  );
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
}
