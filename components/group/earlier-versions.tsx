import { Leaf } from "@/components/ui/leaf";
import type { AgreementVersion } from "@/lib/agreements/rules";
import { formatDay } from "@/lib/dates";
import styles from "./group.module.css";

/** Every version before the one that holds now, to be read. */
export function EarlierVersions({
  versions,
  zone,
  now,
}: {
  versions: readonly AgreementVersion[];
  zone: string;
  now: Date;
}) {
  if (versions.length === 0) return null;
  return (
    <Leaf as="section" labelledBy="earlier" snug className="noprint">
      <h2 id="earlier">Earlier versions</h2>
      {versions.map(({ id, number, points, whatChanged, madeAt }) => (
        <details key={id}>
          <summary>{`Version ${number}, ${formatDay(madeAt, zone, now)}`}</summary>
          <div className="stack">
            {whatChanged ? <p>{`What changed then: ${whatChanged}`}</p> : null}
            <ol className={styles.plain}>
              {points.map((text) => (
                <li key={text}>{text}</li>
              ))}
            </ol>
          </div>
        </details>
      ))}
    </Leaf>
  );
}
