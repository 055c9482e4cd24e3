"use client";

import { useState } from "react";
import { Button, LinkButton } from "@/components/ui/button";
import { Leaf } from "@/components/ui/leaf";
import { UndoRow } from "@/components/ui/undo-row";
import { questionCount, questionForDay, questionNumber } from "./questions";
import { rememberVisit, wasInVisit } from "./visit";

const notToday = "rp-no-question";

/** One question to write about, another one, or none for this visit. */
export function Question({ now }: { now: Date }) {
  const [number, setNumber] = useState(() => questionForDay(now));
  const [hidden, setHidden] = useState(() => wasInVisit(notToday));
  const [pressed, setPressed] = useState(false);
  const hide = (hide: boolean) => {
    setHidden(hide);
    setPressed(true);
    rememberVisit(notToday, hide);
  };
  // Coming back tomorrow in the same tab would be a long visit, but nothing is lost by it.
  if (hidden && !pressed) return null;
  return (
    <Leaf snug as="section" labelledBy="gentle" note={<p>There is no need to write every day.</p>}>
      <h2 id="gentle" className="vh">
        A question to think with
      </h2>
      {hidden ? (
        <UndoRow focusOnMount onUndo={() => hide(false)} label="Show it again">
          No question for now.
        </UndoRow>
      ) : (
        <>
          <p className="ask" aria-live="polite">
            {questionNumber(number)}
          </p>
          <p className="cluster">
            <LinkButton look="line" href={`/journal/write#q${number}`}>
              Write about this
            </LinkButton>
            <Button look="quiet" onClick={() => setNumber((number % questionCount) + 1)}>
              A different question
            </Button>
            <Button look="quiet" onClick={() => hide(true)}>
              Not today
            </Button>
          </p>
        </>
      )}
    </Leaf>
  );
}
