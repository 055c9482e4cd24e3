"use client";

import { TextField } from "@/components/ui/text-field";
import { tellingIn, watchedWords } from "@/lib/dilemmas/rules";
import { tellingWords } from "./dilemma-words";
import styles from "./dilemmas.module.css";
import { useWatched } from "./kept-here";

/** Who could be known from these words? Looked for here, on the device, and never in the way of anything. */
export function Nudge({ memberId, text }: { memberId: string; text: string }) {
  const [typed, setTyped] = useWatched(memberId);
  const found = tellingIn(text, watchedWords(typed)).slice(0, 20);
  return (
    <section className={`stack close ${styles.nudge}`} aria-labelledby="nudge">
      <h2 id="nudge">Could somebody be recognised?</h2>
      {found.length > 0 ? (
        <>
          <p>Have another look at:</p>
          <ul className={styles.found}>
            {found.map(({ kind, text: words }) => (
              <li key={words}>
                {tellingWords[kind]}: <strong>{words}</strong>
              </li>
            ))}
          </ul>
        </>
      ) : null}
      <p>
        Removing a name is often not enough. A place, a job or something unusual can tell people who it is. You can
        change details, as long as what it felt like stays true.
      </p>
      <p className="hint">Your own device looks for this while you write. It misses a lot, and it sends nothing.</p>
      <TextField
        id="watched"
        label="Words to watch for (optional)"
        hint="The name of your organisation, for example. Put commas between them. They stay on this device."
        value={typed}
        autoComplete="off"
        spellCheck={false}
        onChange={({ target }) => setTyped(target.value)}
      />
    </section>
  );
}
