import styles from "./who-can-see.module.css";

export type WhoColumn = { title: string; things: string[] };

/** Who can see what, side by side on a wide page. */
export function WhoCanSee({ columns }: { columns: WhoColumn[] }) {
  return (
    <div className={styles.who}>
      {columns.map(({ title, things }) => (
        <div key={title}>
          <h3>{title}</h3>
          <ul>
            {things.map((thing) => (
              <li key={thing}>{thing}</li>
            ))}
          </ul>
        </div>
      ))}
    </div>
  );
}
