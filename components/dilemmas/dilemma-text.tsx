import styles from "./dilemmas.module.css";

/** What happened, and what its author would like. */
export function DilemmaText({ happened, wish }: { happened: string; wish: string }) {
  return (
    <>
      {happened ? (
        <>
          <h2>What happened</h2>
          <p className={styles.words}>{happened}</p>
        </>
      ) : null}
      {wish ? (
        <>
          <h2>What would help</h2>
          <p className={styles.words}>{wish}</p>
        </>
      ) : null}
      {happened || wish ? null : <p className="hint">The title is all there is, and that is enough.</p>}
    </>
  );
}
