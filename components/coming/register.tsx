"use client";

import { useState } from "react";
import { Button } from "@/components/ui/button";
import { ErrorSummary } from "@/components/ui/error-summary";
import type { ActionResult } from "@/lib/actions/action";
import { type AttendanceKind, attendanceKinds, type ComingAnswer } from "@/lib/coming/input";
import type { RegisterRefusal } from "@/lib/coming/rules";
import styles from "./coming.module.css";
import { attendanceWords, registerRefusals } from "./coming-words";

export type Line = {
  memberId: string;
  name: string;
  answer: ComingAnswer | null;
  came: AttendanceKind | null;
  questioned: boolean;
};
type Note = { sessionId: string; lines: { memberId: string; came: AttendanceKind; before: AttendanceKind | null }[] };
type Save = (note: Note) => Promise<ActionResult<null, RegisterRefusal | "gone" | "changed-elsewhere">>;

const saidBefore: Record<ComingAnswer, string> = {
  coming: "Had said: I can come",
  "not-coming": "Had said: I can’t make this one",
  "not-sure": "Had said: not sure yet",
};

/** Who came. Each line is saved as it is chosen, and stays open to correction. */
export function Register({ sessionId, lines: first, save }: { sessionId: string; lines: readonly Line[]; save: Save }) {
  const [lines, setLines] = useState(first);
  const [told, setTold] = useState("");
  const [problem, setProblem] = useState("");
  const [attempt, setAttempt] = useState(0);

  const note = async (chosen: readonly { line: Line; came: AttendanceKind }[], words: string) => {
    setTold("");
    setProblem("");
    // Shown at once; what the server refuses goes back to what was there.
    const were = new Map(chosen.map(({ line }) => [line.memberId, line]));
    const will = new Map(chosen.map(({ line, came }) => [line.memberId, { ...line, came, questioned: false }]));
    setLines((now) => now.map((line) => will.get(line.memberId) ?? line));
    const sent = chosen.map(({ line, came }) => ({ memberId: line.memberId, came, before: line.came }));
    const answer = await save({ sessionId, lines: sent }).catch(() => ({ ok: false, reason: "trouble" }) as const);
    if (answer.ok) return setTold(words);
    setLines((now) => now.map((line) => were.get(line.memberId) ?? line));
    setProblem(registerRefusals[answer.reason]);
    setAttempt((count) => count + 1);
  };

  const open = lines.filter(({ came }) => came === null);
  const all = () => {
    void note(
      open.map((line) => ({ line, came: line.answer === "not-coming" ? "apologies" : "came" })),
      "Saved for everybody who was not noted yet.",
    );
    document.getElementById("register")?.focus();
  };
  return (
    <>
      <h2 id="register" tabIndex={-1}>
        Who came
      </h2>
      <ErrorSummary problems={problem ? [{ message: problem }] : []} attempt={attempt} />
      <p className="hint">Each line is saved as you choose, and you can correct it at any time.</p>
      {open.length > 1 ? (
        <p>
          <Button look="line" onClick={all}>
            Note the rest as they had said
          </Button>{" "}
          <span className="hint">Apologies for those who said they can’t; came for everybody else.</span>
        </p>
      ) : null}
      <p role="status" className={told ? undefined : "vh"}>
        {told}
      </p>
      <ul className={styles.register}>
        {lines.map((line) => (
          <RegisterLine
            key={line.memberId}
            line={line}
            onChoose={(came) => void note([{ line, came }], `${line.name}: ${attendanceWords[came]}. Saved.`)}
          />
        ))}
      </ul>
    </>
  );
}

function RegisterLine({ line, onChoose }: { line: Line; onChoose: (came: AttendanceKind) => void }) {
  const { memberId, name, came, questioned, answer } = line;
  return (
    <li>
      <fieldset className={styles.answers}>
        <legend>{name}</legend>
        <div className="guides">
          {attendanceKinds.map((kind) => (
            <label key={kind} className="opt">
              <input
                type="radio"
                name={`came-${memberId}`}
                value={kind}
                checked={came === kind}
                onChange={() => onChoose(kind)}
              />
              <span>{attendanceWords[kind]}</span>
            </label>
          ))}
        </div>
      </fieldset>
      {answer ? <p className="hint">{saidBefore[answer]}</p> : null}
      {questioned && came ? (
        <div className="tellme">
          <p>{name} says that this is not right. Choose what is right, or keep it as it is.</p>
          <p>
            <Button look="quiet" onClick={() => onChoose(came)}>
              Keep it as it is
            </Button>
          </p>
        </div>
      ) : null}
    </li>
  );
}
