import styles from "./announcements.module.css";

/** What was written to the group, folded away but for its subject and day. */
export function AnnouncementList({
  announcements,
}: {
  announcements: readonly { id: string; subject: string; words: string; day: string }[];
}) {
  return (
    <ul className="lines plain">
      {announcements.map(({ id, subject, words, day }) => (
        <li key={id}>
          <details>
            <summary className={styles.subject}>{subject}</summary>
            <p className={styles.words}>{words}</p>
          </details>
          <p className="hint">{day}</p>
        </li>
      ))}
    </ul>
  );
}
