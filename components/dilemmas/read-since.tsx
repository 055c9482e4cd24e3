import styles from "./dilemmas.module.css";

/** What its presenter wrote has happened since, if they did. */
export function ReadSince({ since }: { since: string }) {
  if (!since) return null;
  return (
    <>
      <h2>What has happened since</h2>
      <p className={styles.words}>{since}</p>
    </>
  );
}
