"use client";

import { useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import type { ActionResult } from "@/lib/actions/action";
import type { Round } from "@/lib/appreciations/queries";
import { keptDays } from "@/lib/appreciations/rules";
import { formatCalendarDay, formatDay } from "@/lib/dates";
import { commonRefusals, lost } from "./refusals";

type Shown = Pick<Round, "id" | "openedAt" | "shownAt" | "goesOn">;

const refusals = {
  ...commonRefusals,
  "changed-elsewhere":
    "A round was opened from somewhere else since you opened this page. Load the page again to see it.",
  "still-there": "The thanks of before are not deleted yet. A new round can be opened after that.",
};

/** Opening a round of thanks, and showing it. `round` is null where there is none, `after` the last one known. */
export function RoundDesk({
  round: first,
  after,
  zone,
  now,
  openRound,
  showRound,
}: {
  round: Shown | null;
  after: string | null;
  zone: string;
  now: Date;
  openRound: (input: {
    after: string | null;
  }) => Promise<ActionResult<Shown, "not-found" | "changed-elsewhere" | "still-there">>;
  showRound: (input: { roundId: string }) => Promise<ActionResult<Shown, "not-found">>;
}) {
  const [round, setRound] = useState(first);
  const [problem, setProblem] = useState("");
  const [said, say] = useState("");
  const sending = useRef(false);
  const told = useRef<HTMLParagraphElement>(null);
  const send = async (asked: () => ReturnType<typeof openRound>, words: string) => {
    if (sending.current) return;
    sending.current = true;
    const answer = await asked().catch(lost);
    sending.current = false;
    setProblem(answer.ok ? "" : refusals[answer.reason]);
    if (!answer.ok) return;
    setRound(answer.value);
    say(words);
    // The button that was pressed is another one now, or gone.
    told.current?.focus();
  };
  return (
    <>
      <p ref={told} tabIndex={-1}>
        {!round ? "No thanks are being gathered just now." : null}
        {round && !round.shownAt ? `Open since ${formatDay(round.openedAt, zone, now)}. Members can write.` : null}
        {round?.shownAt && round.goesOn
          ? `Shown on ${formatDay(round.shownAt, zone, now)}. All of it is deleted on ${formatCalendarDay(round.goesOn, now)}.`
          : null}
      </p>
      {!round ? (
        <p>
          <Button onClick={() => void send(() => openRound({ after }), "Members can write thanks now.")}>
            Open a round of thanks
          </Button>
        </p>
      ) : null}
      {round && !round.shownAt ? (
        <>
          <p>
            When everybody has had the time, show them, best together in the last session. From then on nobody can add,
            change or take back any, and this cannot be undone. After {keptDays} days all of them are deleted.
          </p>
          <p className="cluster">
            <Button onClick={() => void send(() => showRound({ roundId: round.id }), "Everybody can read theirs now.")}>
              Show the thanks now
            </Button>
            <a href="/group/thanks">Write some yourself</a>
          </p>
        </>
      ) : null}
      {round?.shownAt ? (
        <p>
          <a href="/group/thanks">Read those for you</a>
        </p>
      ) : null}
      <p className="err" role="alert">
        {problem}
      </p>
      <p className="vh" role="status">
        {said}
      </p>
    </>
  );
}
