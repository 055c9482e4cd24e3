"use client";

import { useState } from "react";
import { yearOver } from "@/components/site/year-over-words";
import { CheckField } from "@/components/ui/check-field";
import styles from "@/components/ui/line-list.module.css";
import { type CheckLine, ownWords } from "@/lib/access-needs/rules";
import type { ActionResult } from "@/lib/actions/action";

const refusals: Record<"signed-out" | "not-found" | "invalid" | "year-over" | "trouble", string> = {
  "signed-out": "You are signed out, so this tick was not kept. Sign in again, then load the page again",
  "not-found": "This tick was not kept: you can no longer change this session",
  invalid: "This tick was not kept. Load the page again",
  "year-over": yearOver,
  trouble: "This tick was not kept. Try again in a moment",
};

/** What has to be there, who needs it, and what is arranged. Each tick is kept at once. */
export function AccessChecklist({
  sessionId,
  lines,
  words,
  wordsArranged,
  setArranged,
}: {
  sessionId: string;
  lines: readonly CheckLine[];
  words: readonly { name: string; words: string }[];
  wordsArranged: boolean;
  setArranged: (input: unknown) => Promise<ActionResult<null, never>>;
}) {
  const first = [
    ...lines.filter((line) => line.arranged).map(({ need }) => need),
    ...(wordsArranged ? [ownWords] : []),
  ];
  const [ticked, setTicked] = useState<readonly string[]>(first);
  const [problem, setProblem] = useState<{ need: string; message: string } | null>(null);

  async function tick(need: string, arranged: boolean) {
    const set = (is: boolean) => setTicked((now) => (is ? [...now, need] : now.filter((one) => one !== need)));
    set(arranged);
    setProblem(null);
    const answer = await setArranged({ sessionId, need, arranged }).catch(
      () => ({ ok: false, reason: "trouble" }) as const,
    );
    if (answer.ok) return;
    // The tick shows what is kept.
    set(!arranged);
    setProblem({ need, message: refusals[answer.reason] });
  }
  const box = (need: string, label: string) => (
    <CheckField
      id={`arranged-${need}`}
      label={
        <>
          Arranged<span className="vh">: {label}</span>
        </>
      }
      checked={ticked.includes(need)}
      onChange={(event) => void tick(need, event.target.checked)}
      error={problem?.need === need ? problem.message : undefined}
    />
  );

  if (lines.length === 0 && words.length === 0)
    return <p>Nobody who may come has said that they need anything. You could ask the group.</p>;
  return (
    <ul className={styles.lines}>
      {lines.map(({ need, label, people, provided }) => (
        <li key={need}>
          <div>
            <h2>{label}</h2>
            <p>{people.join(", ")}</p>
            <p className="hint">{provided ? "This session provides it." : "Not among what this session provides."}</p>
          </div>
          {box(need, label)}
        </li>
      ))}
      {words.length > 0 ? (
        <li>
          <div>
            <h2>In their own words</h2>
            {words.map((one) => (
              <p key={one.name + one.words} className={styles.words}>
                <b>{one.name}:</b> {one.words}
              </p>
            ))}
          </div>
          {box(ownWords, "in their own words")}
        </li>
      ) : null}
    </ul>
  );
}
