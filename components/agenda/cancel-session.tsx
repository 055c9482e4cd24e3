"use client";

import { type ReactNode, useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import { Tell } from "@/components/ui/tell";
import { TextArea } from "@/components/ui/text-area";
import type { ActionResult } from "@/lib/actions/action";
import type { CancelRefusal } from "@/lib/group-sessions/rules";
import { MessagesReady } from "./messages-ready";
import { cancelRefusals } from "./session-refusals";

type CancelAnswer<T> = ActionResult<T & { waiting: number }, CancelRefusal | "changed-elsewhere">;
export type CancelActions<T> = {
  cancelSession: (input: unknown) => Promise<CancelAnswer<T>>;
  reinstateSession: (input: unknown) => Promise<CancelAnswer<T>>;
};

/** Cancels a session, with words for members if there are any, and brings it back. Says beforehand who is told what. */
export function CancelSession<T extends { cancelled: { why: string } | null }>({
  session,
  actions,
  onDone,
}: {
  session: { sessionId: string; version: number; cancelled: { why: string } | null; isOver: boolean };
  actions: CancelActions<T>;
  onDone: (stored: T) => void;
}) {
  const { sessionId, version, cancelled, isOver } = session;
  const [why, setWhy] = useState("");
  const [problem, setProblem] = useState("");
  const [said, setSaid] = useState<ReactNode>("");
  const line = useRef<HTMLParagraphElement>(null);
  const sending = useRef(false);

  async function send(act: () => Promise<CancelAnswer<T>>, done: string) {
    if (sending.current) return;
    sending.current = true;
    const answer = await act().catch(() => ({ ok: false, reason: "trouble" }) as const);
    sending.current = false;
    setProblem(answer.ok ? "" : cancelRefusals[answer.reason]);
    if (!answer.ok) return;
    setSaid(
      <>
        {done} <MessagesReady count={answer.value.waiting} />
      </>,
    );
    onDone(answer.value);
    // The button that was pressed is gone: the keyboard goes on from what came of it.
    line.current?.focus();
  }
  const cancel = () => send(() => actions.cancelSession({ sessionId, version, why }), "Cancelled.");
  const reinstate = () => send(() => actions.reinstateSession({ sessionId, version }), "The session is back.");

  return (
    <section className="stack" aria-label="Cancelling">
      <p ref={line} tabIndex={-1} role="status" className={said ? "hint" : "vh"}>
        {said}
      </p>
      {cancelled ? (
        <>
          <Tell>
            <p>
              <b>Cancelled.</b> Members see this first. Its agenda is kept.
            </p>
            {cancelled.why ? <p>Your words: {cancelled.why}</p> : null}
          </Tell>
          {problem ? (
            <p className="err" role="alert">
              {problem}
            </p>
          ) : null}
          <p>
            <Button look="line" onClick={reinstate}>
              Bring this session back
            </Button>
          </p>
        </>
      ) : isOver ? null : (
        <details>
          <summary>Cancel this session</summary>
          <div className="stack">
            <p>
              A message to each member is made ready for you to send. The session stays in the list, marked as
              cancelled, and you can bring it back until the time it would end.
            </p>
            <TextArea
              id="cancel-why"
              label="Words for members (optional)"
              hint="You need not give a reason. 300 characters at most."
              rows={2}
              value={why}
              onChange={(event) => setWhy(event.target.value)}
              error={problem}
            />
            <p>
              <Button look="line" onClick={cancel}>
                Cancel the session
              </Button>
            </p>
          </div>
        </details>
      )}
    </section>
  );
}
