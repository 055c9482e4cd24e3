"use client";

import { useEffect, useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import { Leaf } from "@/components/ui/leaf";
import { UndoRow } from "@/components/ui/undo-row";
import { WhoSees } from "@/components/ui/who-sees";
import type { ActionResult } from "@/lib/actions/action";
import type { OwnThanks } from "@/lib/appreciations/queries";
import styles from "./group.module.css";
import { commonRefusals, lost } from "./refusals";
import { type SaveThanks, ThanksForm } from "./thanks-form";

type Withdraw = (choice: { appreciationId: string }) => Promise<ActionResult<null, "not-found" | "shown">>;
type Shown = OwnThanks & { withdrawn?: boolean };

const shown = "The thanks have just been shown, so these cannot be taken back any more.";

/** Writing thanks while a round is open, and one's own beside it: nobody else's are here. */
export function ThanksBook({
  roundId,
  others,
  thanks: first,
  saveAppreciation,
  withdrawAppreciation,
}: {
  roundId: string;
  others: readonly { id: string; name: string }[];
  thanks: readonly OwnThanks[];
  saveAppreciation: SaveThanks;
  withdrawAppreciation: Withdraw;
}) {
  const [own, setOwn] = useState<readonly Shown[]>(first);
  const [changing, setChanging] = useState("");
  const [problem, setProblem] = useState<{ id: string; words: string } | null>(null);
  const wanted = useRef("");
  // The form that had the focus is gone: it goes back to the button that opened it.
  useEffect(() => {
    if (!changing && wanted.current) document.getElementById(wanted.current)?.focus();
    wanted.current = "";
  }, [changing]);
  const put = (id: string, change: Partial<Shown>) =>
    setOwn((before) => before.map((one) => (one.id === id ? { ...one, ...change } : one)));
  const stop = (id: string) => {
    wanted.current = `${id}-change`;
    setChanging("");
  };
  const withdraw = async ({ id }: Shown) => {
    const answer = await withdrawAppreciation({ appreciationId: id }).catch(lost);
    const gone = answer.ok || answer.reason === "not-found";
    setProblem(gone ? null : { id, words: answer.reason === "shown" ? shown : commonRefusals[answer.reason] });
    if (gone) put(id, { withdrawn: true });
  };
  const again = async ({ id, toMemberId, words, named }: Shown) => {
    // Under the id that they had: pressed twice, because an answer was lost, they are back once.
    const page = { roundId, appreciationId: id, adding: true, toMemberId: toMemberId ?? "", words, named };
    const answer = await saveAppreciation(page).catch(lost);
    const why = answer.ok
      ? ""
      : answer.reason === "nobody" || answer.reason === "shown"
        ? shown
        : commonRefusals[answer.reason];
    setProblem(answer.ok ? null : { id, words: why });
    if (answer.ok) put(id, { ...answer.value, withdrawn: false });
  };
  return (
    <>
      <Leaf
        snug
        note={<WhoSees who="private">Until the close only you see this. Then only those whom it is for, once.</WhoSees>}
      >
        <ThanksForm
          roundId={roundId}
          others={others}
          save={saveAppreciation}
          onSaved={(thanks) => setOwn((before) => [...before, thanks])}
        />
      </Leaf>
      {own.length > 0 ? (
        <Leaf as="section" labelledBy="own" snug>
          <h2 id="own">What you have written</h2>
          <ul className={styles.lines}>
            {own.map((one) => (
              <li key={one.id}>
                {one.withdrawn ? (
                  <UndoRow focusOnMount label="Put it back" onUndo={() => void again(one)}>
                    Taken back, and deleted. It is on this page alone now, until you leave it.
                  </UndoRow>
                ) : changing === one.id ? (
                  <ThanksForm
                    roundId={roundId}
                    others={others}
                    thanks={one}
                    save={saveAppreciation}
                    onSaved={(thanks) => {
                      put(one.id, thanks);
                      stop(one.id);
                    }}
                    onLeave={() => stop(one.id)}
                  />
                ) : (
                  <One thanks={one} onChange={() => setChanging(one.id)} onWithdraw={() => void withdraw(one)} />
                )}
                <p className="err" role="alert">
                  {problem?.id === one.id ? problem.words : ""}
                </p>
              </li>
            ))}
          </ul>
        </Leaf>
      ) : null}
    </>
  );
}

function One({ thanks, onChange, onWithdraw }: { thanks: Shown; onChange: () => void; onWithdraw: () => void }) {
  const { id, to, words, named } = thanks;
  const whom = to ?? "the whole group";
  return (
    <>
      <p className={styles.words}>{words}</p>
      <p className="meta">
        <span>{`For ${whom}`}</span>
        <span>{named ? "With your name" : "Without your name"}</span>
      </p>
      <p className="cluster">
        <Button id={`${id}-change`} look="quiet" aria-label={`Change the thanks for ${whom}`} onClick={onChange}>
          Change
        </Button>
        <Button look="quiet" aria-label={`Take back the thanks for ${whom}`} onClick={onWithdraw}>
          Take back
        </Button>
      </p>
    </>
  );
}
