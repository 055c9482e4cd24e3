"use client";

import { useState } from "react";
import { Button } from "@/components/ui/button";
import type { ActionResult } from "@/lib/actions/action";
import { commonRefusals } from "./action-refusals";

type Listed = { id: string; name: string; email: string; isOver: boolean; day: string };

/** Invitations that wait, each with its last day, and a way to take it back. */
export function InvitationList({
  invitations,
  cancelInvitation,
}: {
  invitations: Listed[];
  cancelInvitation: (choice: { invitationId: string }) => Promise<ActionResult<null, never>>;
}) {
  const [taken, setTaken] = useState<Record<string, string>>({});
  const takeBack = async ({ id, name, email }: Listed) => {
    const answer = await cancelInvitation({ invitationId: id }).catch(
      () => ({ ok: false, reason: "trouble" }) as const,
    );
    const done = `Taken back: the link for ${name || email} no longer works. To invite them again, make a new one.`;
    setTaken((before) => ({ ...before, [id]: answer.ok ? done : commonRefusals[answer.reason] }));
  };
  return (
    <ul className="lines plain">
      {invitations.map((invitation) => (
        <li key={invitation.id}>
          {taken[invitation.id] ? (
            <span role="status">{taken[invitation.id]}</span>
          ) : (
            <span className="cluster">
              <span>
                {invitation.name} <span className="hint">{invitation.email}</span>
              </span>
              <span className="hint">
                {invitation.isOver ? `Too old since ${invitation.day}` : `Until ${invitation.day}`}
              </span>
              <Button
                look="quiet"
                onClick={() => void takeBack(invitation)}
                aria-label={`Take back the invitation for ${invitation.name || invitation.email}`}
              >
                Take back
              </Button>
            </span>
          )}
        </li>
      ))}
    </ul>
  );
}
