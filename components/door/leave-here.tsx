"use client";

import { type ReactNode, useState } from "react";
import { Button } from "@/components/ui/button";
import { leaveHere } from "@/lib/auth/door-client";

/** Signs out whoever is signed in on this device, from a page of the door, unless their words would be lost. */
export function LeaveHere({
  name,
  label,
  look,
  onOut,
  children,
}: {
  name: string;
  label: string;
  look: "main" | "quiet";
  onOut: () => void;
  children: ReactNode;
}) {
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<"unsent" | "offline" | null>(null);
  const go = async () => {
    if (busy) return;
    setBusy(true);
    setRefusal(null);
    const answer = await leaveHere();
    setBusy(false);
    if (answer.ok) onOut();
    else setRefusal(answer.reason);
  };
  return (
    <>
      <p className="cluster">
        {children}
        <Button look={look} aria-disabled={busy || undefined} onClick={() => void go()}>
          {label}
        </Button>
      </p>
      <div role="status">
        {refusal === "offline" ? (
          <p>We cannot reach the site, so {name} is still signed in. Try again when you are online.</p>
        ) : null}
        {refusal === "unsent" ? (
          <p>
            Some of {name}’s writing is only on this device. <a href="/account">Sign out under Account</a>: there it can
            be sent, or saved as a file.
          </p>
        ) : null}
      </div>
    </>
  );
}
