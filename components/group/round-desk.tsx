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
  written:
    "Somebody has written thanks already. Closing would lose their words, so it stays open: it can wait as long as you like, and until the thanks are shown each person can take back their own.",
  shown: "The thanks are shown already, so it cannot be closed. Load the page again to see how things stand.",
};

export type RoundActions = {
  openRound: (input: {
    after: string | null;
  }) => Promise<ActionResult<Shown, "not-found" | "changed-elsewhere" | "still-there">>;
  showRound: (input: { roundId: string }) => Promise<ActionResult<Shown, "not-found">>;
  closeRound: (input: {
    roundId: string;
  }) => Promise<ActionResult<{ after: string | null }, "not-found" | "written" | "shown">>;
};

/** Opening a round of thanks, and showing it. `round` is null where there is none, `after` the last one known. */
export function RoundDesk({
  round: first,
  after: firstAfter,
  zone,
  now,
  actions,
}: {
  round: Shown | null;
  after: string | null;
  zone: string;
  now: Date;
  actions: RoundActions;
}) {
  const [round, setRound] = useState(first);
  const [after, setAfter] = useState(firstAfter);
  const [problem, setProblem] = useState("");
  const [said, say] = useState("");
  const sending = useRef(false);
  const told = useRef<HTMLParagraphElement>(null);
  const send = async <V,>(
    asked: () => Promise<ActionResult<V, keyof typeof refusals>>,
    words: string,
    put: (value: V) => void,
  ) => {
    if (sending.current) return;
    sending.current = true;
    const answer = await asked().catch(lost);
    sending.current = false;
    setProblem(answer.ok ? "" : refusals[answer.reason]);
    if (!answer.ok) return;
    put(answer.value);
    say(words);
    // The button that was pressed is another one now, or gone.
    told.current?.focus();
  };
  const open = () => send(() => actions.openRound({ after }), "Members can write thanks now.", setRound);
  const show = (roundId: string) =>
    send(() => actions.showRound({ roundId }), "Everybody can read theirs now.", setRound);
  const close = (roundId: string) =>
    send(
      () => actions.closeRound({ roundId }),
      "Closed.",
      (left) => {
        setRound(null);
        setAfter(left.after);
      },
    );
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
          <Button onClick={() => void open()}>Open a round of thanks</Button>
        </p>
      ) : null}
      {round && !round.shownAt ? (
        <>
          <p>
            When everybody has had the time, show them, best together in the last session. From then on nobody can add,
            change or take back any, and this cannot be undone. After {keptDays} days all of them are deleted.
          </p>
          <p className="cluster">
            <Button onClick={() => void show(round.id)}>Show the thanks now</Button>
            <a href="/group/thanks">Write some yourself</a>
          </p>
          <p>
            Opened by mistake? While nobody has written any, you can close the round as if it had not been opened. If
            somebody has, you are told that, and no more.
          </p>
          <p>
            <Button look="line" onClick={() => void close(round.id)}>
              Close this round
            </Button>
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
