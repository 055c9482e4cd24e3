"use client";

import { useEffect, useState } from "react";
import { Button } from "@/components/ui/button";
import { Tell } from "@/components/ui/tell";
import { applyReading, keepReading, keptReading, type Reading, type ReadingName } from "./reading";
import styles from "./reading-form.module.css";

type Choice = { value: string; label: string };

const settings: { name: ReadingName; label: string; hint: string; choices: Choice[] }[] = [
  {
    name: "theme",
    label: "Light or dark",
    hint: "“As my device” follows what you chose for your phone or computer.",
    choices: [
      { value: "", label: "As my device" },
      { value: "light", label: "Light" },
      { value: "dark", label: "Dark" },
    ],
  },
  {
    name: "tint",
    label: "Paper colour",
    hint: "For light pages. Some people read more easily on tinted paper.",
    choices: [
      { value: "", label: "Chalk" },
      { value: "cream", label: "Cream" },
      { value: "sky", label: "Sky" },
    ],
  },
  {
    name: "font",
    label: "Lettering",
    hint: "“Plain” uses the same plain letters for everything. “My device’s own” uses letters you may be used to.",
    choices: [
      { value: "", label: "Book headings, plain text" },
      { value: "plain", label: "Plain" },
      { value: "system", label: "My device’s own" },
    ],
  },
  {
    name: "spacing",
    label: "Spacing",
    hint: "More room between letters, words and lines.",
    choices: [
      { value: "", label: "Standard" },
      { value: "roomy", label: "Roomy" },
    ],
  },
];

/** Changes how pages look, at once, and keeps it on this device. Drawn only where there is JavaScript to do so. */
export function ReadingForm() {
  const [reading, setReading] = useState<Reading | null>(null);
  const [told, setTold] = useState("");
  useEffect(() => setReading(keptReading()), []);

  const change = (next: Reading, words: string) => {
    setReading(next);
    applyReading(next);
    setTold(keepReading(next) ? words : "Changed until you leave. This browser does not let us keep it.");
  };

  if (!reading) return null;
  return (
    <form className="stack open">
      {settings.map(({ name, label, hint, choices }) => (
        <fieldset key={name} aria-describedby={`${name}-hint`} className={styles.setting}>
          <legend>{label}</legend>
          <p className="hint" id={`${name}-hint`}>
            {hint}
          </p>
          <div className="guides">
            {choices.map(({ value, label: words }) => (
              <label key={value} className="opt">
                <input
                  type="radio"
                  name={name}
                  value={value}
                  checked={(reading[name] ?? "") === value}
                  onChange={() => change({ ...reading, [name]: value || undefined }, "Kept on this device.")}
                />
                <span>{words}</span>
              </label>
            ))}
          </div>
        </fieldset>
      ))}
      <div className={styles.sample} aria-hidden="true">
        <p className={styles.sampleTitle}>What has stayed with you since we last met?</p>
        <p>This is how words look with your settings. Headings, questions and your own writing use the first kind.</p>
      </div>
      <p className="cluster">
        <Button look="line" onClick={() => change({}, "Back to how it was at first.")}>
          Put everything back
        </Button>
      </p>
      <div role="status">{told ? <Tell>{told}</Tell> : null}</div>
    </form>
  );
}
