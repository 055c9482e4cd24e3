"use client";

import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Leaf } from "@/components/ui/leaf";
import { UndoRow } from "@/components/ui/undo-row";
import { WhoSees } from "@/components/ui/who-sees";
import type { ActionResult } from "@/lib/actions/action";
import { formatCalendarDay } from "@/lib/dates";
import type { ListedLearning } from "@/lib/learnings/queries";
import styles from "./group.module.css";
import { LearningForm, type ShareLearning } from "./learning-form";
import { commonRefusals, lost } from "./refusals";

type Withdraw = (choice: { learningId: string }) => Promise<ActionResult<null, never>>;
// A withdrawn line stays in this page alone, until it is left.
type Shown = ListedLearning & { withdrawn?: boolean };

/** The group's lines, newest day first: nothing to like, and nothing that is counted. */
export function LearningBoard({
  lines: first,
  now,
  shareLearning,
  withdrawLearning,
}: {
  lines: readonly ListedLearning[];
  now: Date;
  shareLearning: ShareLearning;
  withdrawLearning: Withdraw;
}) {
  const [lines, setLines] = useState<readonly Shown[]>(first);
  const [problem, setProblem] = useState<{ id: string; words: string } | null>(null);
  const [said, say] = useState("");
  const put = (id: string, change: Partial<Shown>) =>
    setLines((before) => before.map((one) => (one.id === id ? { ...one, ...change } : one)));

  const withdraw = async ({ id }: Shown) => {
    const answer = await withdrawLearning({ learningId: id }).catch(lost);
    // Gone already, from another page of theirs: that is what was wanted.
    const gone = answer.ok || answer.reason === "not-found";
    setProblem(gone ? null : { id, words: commonRefusals[answer.reason] });
    if (gone) put(id, { withdrawn: true });
  };
  const again = async ({ id, line, name }: Shown) => {
    // Under the id that it had: pressed twice, because an answer was lost, it is back once.
    const answer = await shareLearning({ learningId: id, line, named: name !== null }).catch(lost);
    setProblem(answer.ok ? null : { id, words: commonRefusals[answer.reason] });
    if (!answer.ok) return;
    put(id, { ...answer.value, withdrawn: false });
    say("Shared again.");
  };

  return (
    <>
      <Leaf snug note={<WhoSees who="group">Everyone in your group sees what you share here</WhoSees>}>
        <LearningForm share={shareLearning} onShared={(line) => setLines((before) => [line, ...before])} />
      </Leaf>
      <Leaf
        as="section"
        labelledBy="lines"
        snug
        note={<p>A line without a name is nobody’s here: your facilitators do not see whose it is, either.</p>}
      >
        <h2 id="lines">What we have learned</h2>
        {lines.length === 0 ? (
          <p>Nothing here yet. One plain sentence is enough.</p>
        ) : (
          <ul className={styles.lines}>
            {lines.map((one) => (
              <li key={one.id}>
                {one.withdrawn ? (
                  <UndoRow focusOnMount label="Share it again" onUndo={() => void again(one)}>
                    {`Withdrawn, and deleted: “${one.line}”. It is on this page alone now, until you leave it.`}
                  </UndoRow>
                ) : (
                  <Line line={one} now={now} onWithdraw={() => void withdraw(one)} />
                )}
                <p className="err" role="alert">
                  {problem?.id === one.id ? problem.words : ""}
                </p>
              </li>
            ))}
          </ul>
        )}
        <p className="vh" role="status">
          {said}
        </p>
      </Leaf>
    </>
  );
}

function Line({
  line: { line, sharedOn, name, mine },
  now,
  onWithdraw,
}: {
  line: Shown;
  now: Date;
  onWithdraw: () => void;
}) {
  return (
    <>
      <p className={styles.words}>{line}</p>
      <p className={`meta ${styles.about}`}>
        <span>{formatCalendarDay(sharedOn, now)}</span>
        {name ? <span>{name}</span> : null}
        {mine ? (
          <>
            {name ? null : <span>Yours. Only you are told so.</span>}
            <Button look="quiet" aria-label={`Withdraw: ${line}`} onClick={onWithdraw}>
              Withdraw
            </Button>
          </>
        ) : null}
      </p>
    </>
  );
}
