import type { Comparison } from "@/lib/agreements/rules";
import styles from "./group.module.css";

/** The points of a version, each with what changed about it since the one it is compared with. */
export function PointList({ comparison }: { comparison: Comparison }) {
  return (
    <ol className={styles.points}>
      {comparison.points.map((point) => (
        <li key={point.text}>
          <div className="stack close">
            {point.is === "same" ? null : <span className={styles.mark}>{point.is === "new" ? "New" : "Changed"}</span>}
            <p>{point.text}</p>
            {point.is === "changed" ? (
              <details>
                <summary>What it said before</summary>
                <p className={styles.before}>{point.before}</p>
              </details>
            ) : null}
          </div>
        </li>
      ))}
    </ol>
  );
}

/** Points that were there before and are not any more. */
export function TakenOut({ points }: { points: readonly string[] }) {
  if (points.length === 0) return null;
  return (
    <>
      <h2>Taken out</h2>
      <ul className="dots plain">
        {points.map((text) => (
          <li key={text}>{text}</li>
        ))}
      </ul>
    </>
  );
}
