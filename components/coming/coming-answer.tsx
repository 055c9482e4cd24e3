"use client";

import { useRef, useState } from "react";
import { Leaf } from "@/components/ui/leaf";
import { WhoSees } from "@/components/ui/who-sees";
import type { ActionResult } from "@/lib/actions/action";
import type { ComingAnswer as Answer } from "@/lib/coming/input";
import type { AnswerRefusal } from "@/lib/coming/rules";
import styles from "./coming.module.css";
import { answerRefusals, comingChoices } from "./coming-words";

type Say = (choice: {
  sessionId: string;
  startsAt: string;
  answer: Answer;
}) => Promise<ActionResult<{ answer: Answer }, AnswerRefusal | "moved">>;

/** Three answers and no reason, saved as they are chosen. A refused one goes back to what the facilitator was told. */
export function ComingAnswer({
  sessionId,
  startsAt,
  said,
  say,
}: {
  sessionId: string;
  startsAt: string;
  said: Answer | null;
  say: Say;
}) {
  const stored = useRef(said);
  const [chosen, setChosen] = useState(said);
  const [told, setTold] = useState("");
  const [problem, setProblem] = useState("");
  const newest = useRef(0);

  const choose = async (answer: Answer) => {
    setChosen(answer);
    setTold("");
    setProblem("");
    newest.current += 1;
    const mine = newest.current;
    const result = await say({ sessionId, startsAt, answer }).catch(() => ({ ok: false, reason: "trouble" }) as const);
    if (result.ok) stored.current = result.value.answer;
    // Somebody who goes through the choices with the arrow keys hears of the last one alone.
    if (mine !== newest.current) return;
    if (result.ok) setTold("Saved. You can change this until the session starts.");
    else {
      setProblem(answerRefusals[result.reason]);
      setChosen(stored.current);
    }
  };

  return (
    <Leaf
      as="section"
      labelledBy="coming-answer"
      snug
      className="noprint"
      note={<WhoSees who="facilitator">Your facilitators see your answer</WhoSees>}
    >
      <h2 id="coming-answer">Can you come?</h2>
      <fieldset className={styles.answers} aria-describedby="coming-hint coming-problem">
        <legend className="vh">Can you come?</legend>
        <div className="guides">
          {comingChoices.map(({ answer, words }) => (
            <label key={answer} className="opt">
              <input
                type="radio"
                name="coming"
                value={answer}
                checked={chosen === answer}
                onChange={() => void choose(answer)}
              />
              <span>{words}</span>
            </label>
          ))}
        </div>
      </fieldset>
      <p className="hint" id="coming-hint">
        There is no need to say why.
      </p>
      <p role="status" className={told ? "hint" : "vh"}>
        {told}
      </p>
      <p role="alert" id="coming-problem" className={problem ? "err" : "vh"}>
        {problem}
      </p>
    </Leaf>
  );
}
