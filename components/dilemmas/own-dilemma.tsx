"use client";

import { useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import { UndoRow } from "@/components/ui/undo-row";
import type { ActionResult } from "@/lib/actions/action";
import type { DilemmaFields } from "@/lib/dilemmas/input";
import { DilemmaText } from "./dilemma-text";
import { audienceWords, dilemmaRefusals } from "./dilemma-words";
import { OfferForm } from "./offer-form";
import { sendOffer } from "./send-offer";

type Change = DilemmaFields & { dilemmaId: string; version: number };
export type OwnActions = {
  changeDilemma: (
    change: Change,
  ) => Promise<ActionResult<{ version: number }, "withdrawn" | "brought" | "changed-elsewhere">>;
  withdrawDilemma: (choice: { dilemmaId: string }) => Promise<ActionResult<null, "brought">>;
};

/** A member's own dilemma while it can still be changed: its words, changing them, and taking it back. */
export function OwnDilemma({
  memberId,
  dilemmaId,
  version: firstVersion,
  words,
  state,
  actions,
}: {
  memberId: string;
  dilemmaId: string;
  version: number;
  words: DilemmaFields;
  state: string;
  actions: OwnActions;
}) {
  const [fields, setFields] = useState(words);
  const [version, setVersion] = useState(firstVersion);
  const [open, setOpen] = useState(false);
  const [told, setTold] = useState("");
  const [problem, setProblem] = useState("");
  const [withdrawn, setWithdrawn] = useState(false);
  const againId = useRef("");

  const withdraw = async () => {
    setProblem("");
    const answer = await actions
      .withdrawDilemma({ dilemmaId })
      .catch(() => ({ ok: false, reason: "trouble" }) as const);
    if (answer.ok) setWithdrawn(true);
    else setProblem(dilemmaRefusals[answer.reason]);
  };
  const again = async () => {
    // One id for every press: the answer to the first may have been lost.
    againId.current ||= crypto.randomUUID();
    const answer = await sendOffer(againId.current, fields);
    if (answer.ok) window.location.replace(`/dilemmas/${answer.value.dilemmaId}`);
    else setProblem(dilemmaRefusals[answer.reason]);
  };

  if (withdrawn) {
    return (
      <>
        <h1>Withdrawn</h1>
        <UndoRow focusOnMount label="Offer it again" onUndo={() => void again()}>
          Its words are gone from the site. This page still has them until you leave it.
        </UndoRow>
        {problem ? (
          <p role="alert" className="err">
            {problem}
          </p>
        ) : null}
      </>
    );
  }
  return (
    <>
      <h1>{fields.title}</h1>
      <p className="meta">
        <span>{state}</span>
        <span>{audienceWords[fields.audience]}</span>
        {fields.audience === "group" ? (
          <span>{fields.named ? "With your name" : "Without your name for the group"}</span>
        ) : null}
      </p>
      <DilemmaText happened={fields.happened} wish={fields.wish} />
      <p role="status" className={told ? undefined : "vh"}>
        {told}
      </p>
      {problem ? (
        <p role="alert" className="err">
          {problem}
        </p>
      ) : null}
      <details open={open} onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
        <summary>Change it</summary>
        <OfferForm
          key={version}
          memberId={memberId}
          initial={fields}
          submit="Save these words"
          send={(next) => actions.changeDilemma({ ...next, dilemmaId, version })}
          onDone={({ value }, next) => {
            setFields(next);
            setVersion(value.version);
            setOpen(false);
            setTold("Saved. This is how it can be read now.");
            document.getElementById("main")?.focus();
          }}
        />
      </details>
      <p className="cluster">
        <Button look="line" onClick={() => void withdraw()}>
          Withdraw it
        </Button>
        <span className="hint">Until it is brought to a session, you can take it back. Its words go at once.</span>
      </p>
    </>
  );
}
