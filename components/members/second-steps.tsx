"use client";

import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import type { ActionResult } from "@/lib/actions/action";
import { commonRefusals } from "./action-refusals";

type Listed = { id: string; name: string };
type End = (choice: { memberId: string }) => Promise<ActionResult<null, never>>;

/** Who else has a second step, and a way to end it for somebody who lost their phone and codes. */
export function SecondSteps({ people, endSecondStep }: { people: Listed[]; endSecondStep: End }) {
  const [asked, setAsked] = useState<Listed | null>(null);
  const [ended, setEnded] = useState<readonly string[]>([]);
  const [refusal, setRefusal] = useState("");
  const close = () => {
    setAsked(null);
    setRefusal("");
  };
  const end = async (one: Listed) => {
    const answer = await endSecondStep({ memberId: one.id }).catch(() => ({ ok: false, reason: "trouble" }) as const);
    if (!answer.ok) return setRefusal(commonRefusals[answer.reason]);
    setEnded((before) => [...before, one.id]);
    close();
  };
  return (
    <>
      <ul className="lines plain">
        {people.map((one) => (
          <li key={one.id}>
            {ended.includes(one.id) ? (
              <span role="status">
                {one.name} signs in with the password alone now. They are told, and it stands in their record.
              </span>
            ) : (
              <span className="cluster">
                <span>{one.name}</span>
                <Button look="quiet" onClick={() => setAsked(one)} aria-label={`End the second step of ${one.name}`}>
                  End their second step
                </Button>
              </span>
            )}
          </li>
        ))}
      </ul>
      {asked ? (
        <Dialog open onClose={close} title={`End the second step of ${asked.name}?`}>
          <p>
            For somebody who lost their phone and their single-use codes. Make sure that it is really {asked.name} who
            asks: speak to them, best by voice. Their password and their journal stay as they are.
          </p>
          {refusal ? (
            <p className="err" role="alert">
              {refusal}
            </p>
          ) : null}
          <p className="cluster">
            <Button onClick={() => void end(asked)}>End it</Button>
            <Button look="quiet" onClick={close}>
              Not now
            </Button>
          </p>
        </Dialog>
      ) : null}
    </>
  );
}
