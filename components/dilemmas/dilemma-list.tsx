import type { ReactNode } from "react";
import styles from "./dilemmas.module.css";

/** Dilemmas in a few lines each. One without words left has no page to go to. */
export function DilemmaList({
  dilemmas,
  base,
}: {
  dilemmas: readonly { id: string; title: string; facts: readonly ReactNode[] }[];
  base: "/dilemmas" | "/facilitate/dilemmas";
}) {
  return (
    <ul className={styles.list}>
      {dilemmas.map(({ id, title, facts }) => (
        <li key={id}>
          {title ? <a href={`${base}/${id}`}>{title}</a> : null}
          <p className="meta">
            {facts.filter(Boolean).map((fact) => (
              <span key={String(fact)}>{fact}</span>
            ))}
          </p>
        </li>
      ))}
    </ul>
  );
}
