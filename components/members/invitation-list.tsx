"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import type { ActionResult } from "@/lib/actions/action";
import { commonRefusals } from "./action-refusals";
import { MadeLink } from "./made-link";

type Listed = { id: string; name: string; email: string; isOver: boolean; day: string };
type Choice = { invitationId: string };

const refusals = {
  ...commonRefusals,
  demonstration: "There are no invitations in the demonstration.",
  "already-a-member": "Somebody with this email is a member already.",
};

/** Invitations that wait, each with its last day, and ways to send it again or take it back. */
export function InvitationList({
  invitations,
  groupName,
  facilitatorName,
  cancelInvitation,
  sendAgain,
}: {
  invitations: Listed[];
  groupName: string;
  facilitatorName: string;
  cancelInvitation: (choice: Choice) => Promise<ActionResult<null, never>>;
  sendAgain: (choice: Choice) => Promise<ActionResult<{ token: string }, "demonstration" | "already-a-member">>;
}) {
  const router = useRouter();
  const [came, setCame] = useState<Record<string, string>>({});
  const [made, setMade] = useState<{ name: string; link: string } | null>(null);
  const say = (id: string, words: string) => setCame((before) => ({ ...before, [id]: words }));
  const takeBack = async ({ id, name, email }: Listed) => {
    const answer = await cancelInvitation({ invitationId: id }).catch(
      () => ({ ok: false, reason: "trouble" }) as const,
    );
    const done = `Taken back: the link for ${name || email} no longer works. To invite them again, make a new one.`;
    say(id, answer.ok ? done : commonRefusals[answer.reason]);
  };
  const again = async ({ id, name }: Listed) => {
    const answer = await sendAgain({ invitationId: id }).catch(() => ({ ok: false, reason: "trouble" }) as const);
    if (!answer.ok) return say(id, refusals[answer.reason]);
    setMade({ name, link: `${location.origin}/welcome#${answer.value.token}` });
    // The old one leaves the list, and the new one has its own last day.
    router.refresh();
  };
  return (
    <>
      {made ? <MadeLink {...made} groupName={groupName} facilitatorName={facilitatorName} /> : null}
      <ul className="lines plain">
        {invitations.map((invitation) => {
          const { id, name, email, isOver, day } = invitation;
          const what = came[id];
          return (
            <li key={id}>
              {what ? (
                <span role="status">{what}</span>
              ) : (
                <span className="cluster">
                  <span>
                    {name} <span className="hint">{email}</span>
                  </span>
                  <span className="hint">{isOver ? `Too old since ${day}` : `Until ${day}`}</span>
                  {email ? (
                    <Button
                      look="quiet"
                      onClick={() => void again(invitation)}
                      aria-label={`Send again the invitation for ${name || email}`}
                    >
                      Send again
                    </Button>
                  ) : null}
                  <Button
                    look="quiet"
                    onClick={() => void takeBack(invitation)}
                    aria-label={`Take back the invitation for ${name || email}`}
                  >
                    Take back
                  </Button>
                </span>
              )}
            </li>
          );
        })}
      </ul>
    </>
  );
}
