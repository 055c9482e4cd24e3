"use client";

import { useSyncExternalStore } from "react";
import { Leaf } from "@/components/ui/leaf";
import { firstGuides, guides, guideWith } from "@/lib/journal/guides";

const small = "(max-width: 40rem)";
const subscribe = (changed: () => void) => {
  const query = matchMedia(small);
  query.addEventListener("change", changed);
  return () => query.removeEventListener("change", changed);
};
const useNarrow = () =>
  useSyncExternalStore(
    subscribe,
    () => matchMedia(small).matches,
    () => false,
  );

/** How to write: three ways at once, the others when asked for. Changing the way keeps every word. */
export function GuideChooser({ chosen, onChoose }: { chosen: string | undefined; onChoose: (id: string) => void }) {
  // On a small screen the first field comes before the choice of ways: both cannot be in sight.
  const narrow = useNarrow();
  const now = guideWith(chosen) ?? guides[0];
  const first = guides.slice(0, firstGuides);
  const more = guides.slice(firstGuides);
  const option = ({ id, name }: (typeof guides)[number]) => (
    <label key={id} className="opt">
      <input type="radio" name="guide" value={id} checked={id === now?.id} onChange={() => onChoose(id)} />
      <span>{name}</span>
    </label>
  );
  const all = (
    <>
      <div className="guides">{first.map(option)}</div>
      <details open={more.some(({ id }) => id === now?.id) || undefined}>
        <summary>More ways</summary>
        <div className="guides">{more.map(option)}</div>
      </details>
      {now?.source ? <p className="hint">{now.source}.</p> : null}
    </>
  );
  return (
    <Leaf
      snug
      as="fieldset"
      note={narrow ? null : <p>You can change the way at any time. Nothing you wrote is lost.</p>}
    >
      <legend className={narrow ? "vh" : "lab"}>How would you like to write?</legend>
      {narrow ? (
        <details>
          <summary>{`Way of writing: ${now?.name ?? ""}`}</summary>
          <div className="stack">
            <p className="hint">You can change it at any time. Nothing you wrote is lost.</p>
            {all}
          </div>
        </details>
      ) : (
        all
      )}
    </Leaf>
  );
}
