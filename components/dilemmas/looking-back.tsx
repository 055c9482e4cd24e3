import { Leaf } from "@/components/ui/leaf";
import { WhoSees } from "@/components/ui/who-sees";
import type { LookedBack } from "@/lib/dilemmas/queries";
import styles from "./dilemmas.module.css";

/** What has happened since with what was brought last, as far as its presenter wrote it; and before the session, the way to. */
export function LookingBack({ dilemmas, coming }: { dilemmas: readonly LookedBack[]; coming: boolean }) {
  const there = dilemmas.filter(({ since }) => since !== "" || coming);
  if (there.length === 0) return null;
  return (
    <Leaf
      as="section"
      labelledBy="looking-back"
      snug
      className="noprint"
      note={<WhoSees who="group">Only those who can read a dilemma see this about it</WhoSees>}
    >
      <h2 id="looking-back">Looking back</h2>
      {there.map(({ id, title, author, mine, since }) => (
        <div key={id} className="stack close">
          <h3 className={styles.name}>
            <a href={`/dilemmas/${id}`}>{title}</a>
          </h3>
          {since ? (
            <>
              <p className="hint">{author ? `What has happened since, from ${author}` : "What has happened since"}</p>
              <p className={styles.words}>{since}</p>
            </>
          ) : null}
          {mine && !since ? (
            <p>
              You brought this to a session. If you like,{" "}
              <a href={`/dilemmas/${id}#since`}>write what has happened since</a>. Nothing has to have happened.
            </p>
          ) : null}
        </div>
      ))}
    </Leaf>
  );
}
