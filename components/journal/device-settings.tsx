"use client";

import { useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import { CheckField } from "@/components/ui/check-field";
import { hideKeys, useHideKey } from "./hide-key";
import { useOpenJournal } from "./journal-provider";
import { keepOpenMeans } from "./keep-open-offer";
import { piecesInWords } from "./reflection-words";

type Minutes = 5 | 15 | 60 | null;
const choices: { minutes: Minutes; label: string }[] = [
  { minutes: 5, label: "5 minutes" },
  { minutes: 15, label: "15 minutes" },
  { minutes: 60, label: "1 hour" },
  { minutes: null, label: "Never on this device" },
];

/** What this device may keep open, and for how long. Only on a device of one's own may it be for ever. */
export function DeviceSettings() {
  const { journal, view } = useOpenJournal();
  const { own } = view.account;
  return (
    <div className="stack open">
      {own ? (
        <CheckField
          id="keep-open"
          label="Keep my journal open on this device"
          hint={keepOpenMeans}
          checked={view.keptOpen}
          onChange={({ target }) => void journal.keepOpen(target.checked)}
        />
      ) : null}
      <fieldset aria-describedby="idle-hint">
        <legend className="lab">Lock my journal when nothing happens for</legend>
        <p className="hint" id="idle-hint">
          {view.keptOpen
            ? "Not while this device keeps your journal open: then it locks when you lock it."
            : "We tell you two minutes before. Everything is saved first."}
        </p>
        <div className="guides">
          {choices
            .filter(({ minutes }) => own || minutes !== null)
            .map(({ minutes, label }) => (
              <label key={label} className="opt">
                <input
                  type="radio"
                  name="idle"
                  checked={view.idleMinutes === minutes}
                  onChange={() => void journal.setIdleMinutes(minutes)}
                />
                <span>{label}</span>
              </label>
            ))}
        </div>
      </fieldset>
      <HideKeyChoice />
      <LookBackChoice />
      <SealedFile />
    </div>
  );
}

function LookBackChoice() {
  const { journal, view } = useOpenJournal();
  const [told, setTold] = useState("");
  // Shown at once, and taken back where it could not be kept.
  const [wanted, setWanted] = useState<boolean | null>(null);
  const choose = async (lookBack: boolean) => {
    setWanted(lookBack);
    const { ok } = await journal.changeSettings((before) => ({ ...before, lookBack }));
    setWanted(null);
    setTold(
      ok ? "Kept with your journal." : "Not changed: the site cannot be reached just now. Try again in a minute.",
    );
  };
  return (
    <div>
      <CheckField
        id="look-back"
        label="Offer me earlier writing now and then"
        hint="On Today, one reflection at a time, with “Not today” beside it. Kept with your journal, on all your devices."
        checked={wanted ?? view.settings.lookBack}
        onChange={({ target }) => void choose(target.checked)}
      />
      <p role="status">{told}</p>
    </div>
  );
}

function HideKeyChoice() {
  const { key, choose } = useHideKey();
  return (
    <fieldset aria-describedby="hide-hint">
      <legend className="lab">Hide the screen and lock my journal with</legend>
      <p className="hint" id="hide-hint">
        The page shows the day and the time at once. Everything is saved. “Lock journal” at the top does the same.
      </p>
      <div className="guides">
        {hideKeys.map(({ id, label }) => (
          <label key={id} className="opt">
            <input type="radio" name="hide-key" checked={key === id} onChange={() => choose(id)} />
            <span>{label}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}

/** Takes back the sealed file that sign-out offers when writing could not be sent. */
function SealedFile() {
  const { journal } = useOpenJournal();
  const field = useRef<HTMLInputElement>(null);
  const [told, setTold] = useState("");
  const bring = async () => {
    const file = field.current?.files?.[0];
    if (!file) return setTold("Choose the file first.");
    const count = await journal.bringFile(await file.text());
    setTold(
      count
        ? `${piecesInWords(count)} from the file ${count === 1 ? "is" : "are"} in your journal now.`
        : "Nothing in this file opens with your journal. It may be another file, or somebody else’s.",
    );
  };
  return (
    <details>
      <summary>I saved a sealed file when I signed out</summary>
      <div className="stack">
        <div className="field">
          <label htmlFor="sealed-file">Sealed file</label>
          <input id="sealed-file" ref={field} className="in mid" type="file" accept=".json,application/json" />
        </div>
        <p className="cluster">
          <Button look="line" onClick={() => void bring()}>
            Bring the words back
          </Button>
          <span role="status">{told}</span>
        </p>
      </div>
    </details>
  );
}
