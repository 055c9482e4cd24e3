"use client";

import { useState } from "react";
import { Button } from "@/components/ui/button";
import { UndoRow } from "@/components/ui/undo-row";
import type { ActionResult } from "@/lib/actions/action";
import { placeRefusals } from "./place-words";

export type PlaceAct = (choice: { memberId: string }) => Promise<ActionResult<null, "last-facilitator">>;
type Names = "pausePlace" | "resumePlace" | "makeFacilitator" | "endFacilitator";
type Place = { memberId: string; name: string; isYou: boolean; isLast: boolean; paused: boolean; leads: boolean };

const undone: Record<Names, Names> = {
  pausePlace: "resumePlace",
  resumePlace: "pausePlace",
  makeFacilitator: "endFacilitator",
  endFacilitator: "makeFacilitator",
};
const said: Record<Names, (name: string) => string> = {
  pausePlace: (name) => `${name} pauses now.`,
  resumePlace: (name) => `${name} takes part again.`,
  makeFacilitator: (name) => `${name} is a facilitator now.`,
  endFacilitator: (name) => `${name} is no longer a facilitator.`,
};
const set: Record<Names, Partial<Place>> = {
  pausePlace: { paused: true },
  resumePlace: { paused: false },
  makeFacilitator: { leads: true },
  endFacilitator: { leads: false },
};

/** Pausing and going on, leading and stepping down: each is done at once and can be undone here. */
export function PlaceActs({ place: first, actions }: { place: Place; actions: Record<Names, PlaceAct> }) {
  const [place, setPlace] = useState(first);
  const [last, setLast] = useState<Names | null>(null);
  const [problem, setProblem] = useState("");
  const [busy, setBusy] = useState(false);
  const { memberId, name, isYou, isLast, paused, leads } = place;

  const act = async (which: Names, isUndo = false) => {
    if (busy) return;
    setBusy(true);
    setProblem("");
    const answer = await actions[which]({ memberId }).catch(() => ({ ok: false, reason: "trouble" }) as const);
    setBusy(false);
    if (!answer.ok) return setProblem(placeRefusals[answer.reason]);
    // One who no longer leads has no way back on this page, nor any other page of those who lead.
    if (isYou && which === "endFacilitator") return window.location.assign("/group");
    setPlace({ ...place, ...set[which] });
    setLast(isUndo ? null : which);
  };

  return (
    <>
      {last ? (
        <UndoRow key={last} focusOnMount onUndo={() => void act(undone[last], true)}>
          {said[last](name)}
        </UndoRow>
      ) : null}
      {problem ? (
        <p className="err" role="alert">
          {problem}
        </p>
      ) : null}
      <h3>Pausing</h3>
      <p>
        While somebody pauses, the site sends them nothing about the group, no turn comes to them, and nobody expects
        them at a session. What they wrote stays. They can pause and go on by themself too, on the page “Group”.
      </p>
      {isLast && !paused ? <Alone /> : null}
      {isLast && !paused ? null : (
        <p>
          <Button look="line" aria-disabled={busy} onClick={() => void act(paused ? "resumePlace" : "pausePlace")}>
            {paused ? `Let ${name} take part again` : `Pause ${name}’s place`}
          </Button>
        </p>
      )}
      <h3>Facilitating</h3>
      <p>
        A facilitator sees and does everything here that you do: agendas, the register, access needs, members. Two can
        lead together, so that the group goes on when one of them is ill. To hand over, make somebody a facilitator and
        then step down.
      </p>
      {isLast && leads && !paused ? <Alone /> : null}
      {isLast && leads ? null : (
        <p className="cluster">
          <Button
            look="line"
            aria-disabled={busy}
            onClick={() => void act(leads ? "endFacilitator" : "makeFacilitator")}
          >
            {leads
              ? isYou
                ? "Step down as facilitator"
                : `${name} no longer facilitates`
              : `Make ${name} a facilitator`}
          </Button>
          {isYou && leads ? (
            <span className="hint">You stay a member. Only another facilitator can make you one again.</span>
          ) : null}
        </p>
      )}
    </>
  );
}

function Alone() {
  return (
    <p className="hint">
      Nobody else leads this group just now, and it is never left alone. Make somebody else a facilitator first.
    </p>
  );
}
