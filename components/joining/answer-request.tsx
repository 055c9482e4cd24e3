"use client";

import { useEffect, useRef, useState } from "react";
import { MadeLink } from "@/components/members/made-link";
import { Button } from "@/components/ui/button";
import { UndoRow } from "@/components/ui/undo-row";
import { type Answer, mayAnswer } from "@/lib/join-requests/rules";
import { type AnswerActions, type Asking, type Done, useAnswer } from "./use-answer";
import { WordsForm, type WordsOf } from "./words-form";

const buttons: Record<Answer, string> = {
  accept: "Accept and invite",
  decline: "Decline",
  hold: "Put on hold",
  list: "Put on the waiting list",
  "take-back": "Take this answer back",
};
const said: Record<Exclude<Done, "accepted">, string> = {
  declined: "Declined. Your words are on their way, with the other messages. The person may ask again.",
  held: "Put on hold. Your words are on their way, with the other messages.",
  listed: "Put on the waiting list. Your words are on their way, with the other messages.",
  "taken-back": "Taken back: the request waits again, and no message went out.",
  "taken-back-told":
    "Taken back: the request waits again. The message had gone out already, so write to them yourself.",
  removed: "Deleted. It is gone from here, and from the database within a day.",
};

/** What a facilitator answers: one press for accepting, and words to look over for everything else. */
export function AnswerRequest({
  request,
  ready,
  groupName,
  facilitatorName,
  actions,
}: {
  request: Asking;
  ready: Record<WordsOf, string>;
  groupName: string;
  facilitatorName: string;
  actions: AnswerActions;
}) {
  const acting = useAnswer(request, actions);
  const [writing, setWriting] = useState<WordsOf | null>(null);
  const told = useRef<HTMLDivElement>(null);
  // The buttons go with the press: focus goes to what came of it.
  useEffect(() => {
    if (acting.done) told.current?.focus();
  }, [acting.done]);

  if (acting.done === "removed") {
    return (
      <UndoRow onUndo={() => void acting.putBack()} focusOnMount>
        {acting.problem || said.removed}
      </UndoRow>
    );
  }
  if (acting.done) {
    return (
      <div ref={told} tabIndex={-1} className="stack">
        {acting.done === "accepted" ? (
          <MadeLink name={request.name} link={acting.link} groupName={groupName} facilitatorName={facilitatorName} />
        ) : (
          <p role="status">{said[acting.done]}</p>
        )}
      </div>
    );
  }
  const may = mayAnswer(request.state).filter((answer) => request.invitation !== "used" || answer !== "take-back");
  const press = (answer: Answer) => {
    if (answer === "accept") void acting.accept();
    else if (answer === "take-back") void acting.takeBack();
    else setWriting(answer);
  };
  return (
    <>
      {acting.problem ? (
        <p className="err" role="alert">
          {acting.problem}
        </p>
      ) : null}
      {request.invitation === "used" ? <p>They have joined.</p> : null}
      {request.state === "accepted" && request.invitation !== "used" ? (
        <p>
          The invitation is {request.invitation === "open" ? "on its way" : "over"}. You can send it again or take it
          back under <a href="/facilitate/members">Members and invitations</a>.
        </p>
      ) : null}
      {writing ? (
        <WordsForm
          key={writing}
          answer={writing}
          ready={ready[writing]}
          name={request.name}
          busy={acting.busy}
          onSend={(words) => acting.answer(writing, words)}
          onBack={() => setWriting(null)}
        />
      ) : (
        <p className="cluster">
          {may.map((answer) => (
            <Button
              key={answer}
              look={answer === "accept" ? "main" : "line"}
              aria-disabled={acting.busy}
              onClick={() => press(answer)}
            >
              {buttons[answer]}
            </Button>
          ))}
          <Button look="quiet" aria-disabled={acting.busy} onClick={() => void acting.remove()}>
            Delete this request now
          </Button>
        </p>
      )}
      {may.includes("accept") && !writing ? (
        <p className="hint">
          Accepting makes a personal link for {request.name} and queues the message with it. It works once, within 14
          days.
        </p>
      ) : null}
    </>
  );
}
