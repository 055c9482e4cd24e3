"use client";

import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import type { ActionResult } from "@/lib/actions/action";
import type { PlaceAct } from "./place-acts";
import { placeRefusals } from "./place-words";

type Move = (choice: { memberId: string; toGroupId: string }) => Promise<ActionResult<null, "last-facilitator">>;
type Group = { id: string; name: string };

/** Moving to another group and going: neither can be undone, so both ask first and say what goes with it. */
export function PlaceEndings({
  memberId,
  name,
  isYou,
  groupName,
  couldGoTo,
  removeMember,
  moveMember,
}: {
  memberId: string;
  name: string;
  isYou: boolean;
  groupName: string;
  couldGoTo: Group[];
  removeMember: PlaceAct;
  moveMember: Move;
}) {
  const [asked, setAsked] = useState<Group | "remove" | null>(null);
  const [problem, setProblem] = useState("");
  const close = () => {
    setAsked(null);
    setProblem("");
  };
  const act = async () => {
    const sent =
      asked === "remove" || asked === null ? removeMember({ memberId }) : moveMember({ memberId, toGroupId: asked.id });
    const answer = await sent.catch(() => ({ ok: false, reason: "trouble" }) as const);
    if (!answer.ok) return setProblem(placeRefusals[answer.reason]);
    window.location.assign(isYou ? "/group" : "/facilitate/members");
  };
  const moves = asked !== null && asked !== "remove";
  const whose = isYou ? "you" : name;
  return (
    <>
      <p className="cluster">
        {couldGoTo.map((group) => (
          <Button key={group.id} look="line" onClick={() => setAsked(group)}>
            Move {isYou ? "yourself" : name} to {group.name}
          </Button>
        ))}
        <Button look="line" onClick={() => setAsked("remove")}>
          {isYou ? "Leave this group" : `Take ${name} out of the group`}
        </Button>
      </p>
      {asked ? (
        <Dialog
          open
          onClose={close}
          title={moves ? `Move ${whose} to ${asked.name}?` : `Take ${whose} out of the group?`}
        >
          <p>
            This cannot be undone. What {isYou ? "you" : "they"} brought to {groupName} goes with{" "}
            {isYou ? "your" : "their"} place: dilemmas offered, lines on the learning board, thanks written, whether{" "}
            {isYou ? "you" : "they"} can come.
          </p>
          <p>
            {isYou ? "Your" : "Their"} account and {isYou ? "your" : "their"} journal stay, and nobody else can see{" "}
            {isYou ? "your" : "their"} journal. The register of past sessions stays too.
          </p>
          {isYou ? null : <p>It stands in their record, where they can read it. Best tell them yourself first.</p>}
          {problem ? (
            <p className="err" role="alert">
              {problem}
            </p>
          ) : null}
          <p className="cluster">
            <Button onClick={() => void act()}>
              {moves ? "Move" : "Take out"} {isYou ? "yourself" : name}
            </Button>
            <Button look="quiet" onClick={close}>
              Keep everything as it is
            </Button>
          </p>
        </Dialog>
      ) : null}
    </>
  );
}
