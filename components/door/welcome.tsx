"use client";

import { useCallback, useEffect, useState } from "react";
import { Button, LinkButton } from "@/components/ui/button";
import { type Invitation, type InvitationAnswer, lookAtInvitation, whoIsHere } from "@/lib/auth/door-client";
import { JoinForm } from "./join-form";
import { LeaveHere } from "./leave-here";
import { SlowWords } from "./slow-words";

type Refusal = Extract<InvitationAnswer, { reason: string }>["reason"];

const said: Record<Refusal, { lead: string; next: string }> = {
  "not-found": {
    lead: "This link does not work.",
    next: "It may be cut short. Copy the whole link from your message, or ask the facilitator for a new one.",
  },
  used: {
    lead: "This invitation has been used.",
    next: "If it was you who used it, sign in. If it was not, tell the facilitator.",
  },
  expired: { lead: "This invitation is too old.", next: "Links last 14 days. Ask the facilitator for a new one." },
  cancelled: {
    lead: "This invitation has been taken back.",
    next: "A newer one may be on its way to you. If not, ask the facilitator.",
  },
  offline: {
    lead: "We cannot reach the site.",
    next: "Check your connection, then try again. Your invitation is not used up.",
  },
  trouble: {
    lead: "Something went wrong on our side.",
    next: "Your invitation is not used up. Please try again in a moment.",
  },
};

/** Accepting an invitation. Opening the link changes nothing; its token is in the fragment, which is never sent. */
export function Welcome() {
  const [token, setToken] = useState<string | null>(null);
  const [answer, setAnswer] = useState<InvitationAnswer | null>(null);
  const [here, setHere] = useState<{ name: string } | null>(null);

  const look = useCallback(async () => {
    const found = location.hash.slice(1);
    setToken(found);
    setAnswer(null);
    setHere(await whoIsHere());
    setAnswer(found ? await lookAtInvitation(found) : { reason: "not-found" });
  }, []);
  useEffect(() => {
    void look();
    const again = () => void look();
    addEventListener("hashchange", again);
    return () => removeEventListener("hashchange", again);
  }, [look]);

  if (!answer || token === null) return <SlowWords busy>Looking at your invitation.</SlowWords>;
  if ("reason" in answer) return <NotOpen reason={answer.reason} onRetry={() => void look()} />;
  if (here) return <SomebodyHere name={here.name} invited={answer} onOut={() => setHere(null)} />;
  return <JoinForm token={token} invitation={answer} onRefused={(reason) => setAnswer({ reason })} />;
}

function NotOpen({ reason, onRetry }: { reason: Refusal; onRetry: () => void }) {
  const { lead, next } = said[reason];
  return (
    <div className="stack" role="status">
      <p className="lead">{lead}</p>
      <p>{next}</p>
      <p className="cluster">
        {reason === "offline" || reason === "trouble" ? <Button onClick={onRetry}>Try again</Button> : null}
        <LinkButton look="line" href="/sign-in">
          Sign in
        </LinkButton>
        <a href="/">Go to the home page</a>
      </p>
    </div>
  );
}

function SomebodyHere({ name, invited, onOut }: { name: string; invited: Invitation; onOut: () => void }) {
  return (
    <div className="stack">
      <p className="lead">
        {name} is signed in on this device. This invitation is for {invited.name || "somebody new"}.
      </p>
      <p>To use it, sign out first. The invitation stays as it is until then.</p>
      <LeaveHere name={name} look="main" label="Sign out" onOut={onOut}>
        <a href="/today">Stay signed in</a>
      </LeaveHere>
    </div>
  );
}
