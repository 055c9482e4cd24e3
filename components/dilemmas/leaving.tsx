import type { DilemmaFields } from "@/lib/dilemmas/input";
import { audienceWords } from "./dilemma-words";
import styles from "./dilemmas.module.css";

/** The words once more, exactly as they will leave. */
export function Leaving({ fields }: { fields: DilemmaFields }) {
  const { title, happened, wish, audience, named } = fields;
  const parts = [title, happened, wish].map((text) => text.trim()).filter(Boolean);
  return (
    <section className="sheet stack" aria-labelledby="leaving">
      <h2 id="leaving">This is what leaves your journal, and nothing else</h2>
      {parts.length === 0 ? <p>No words yet.</p> : null}
      {title.trim() ? (
        <p className={styles.words}>
          <strong>{title.trim()}</strong>
        </p>
      ) : null}
      {happened.trim() ? <p className={styles.words}>{happened.trim()}</p> : null}
      {wish.trim() ? <p className={styles.words}>{wish.trim()}</p> : null}
      <p className="hint">
        {audienceWords[audience]}
        {audience === "group" && !named ? ", without your name for the group" : ""}. It is not encrypted. Nothing is
        sent about where these words came from.
      </p>
    </section>
  );
}
