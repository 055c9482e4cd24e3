import styles from "./facts.module.css";

/** A few plain facts, name beside value. */
export function Facts({ facts }: { facts: { name: string; value: string }[] }) {
  return (
    <dl className={styles.facts}>
      {facts.map(({ name, value }) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
