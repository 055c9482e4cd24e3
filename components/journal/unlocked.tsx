"use client";

import type { ReactNode } from "react";
import { Button } from "@/components/ui/button";
import { Leaf } from "@/components/ui/leaf";
import { useRoom } from "./journal-provider";
import { useLater } from "./later";
import { LockedAway } from "./locked-away";
import { UnlockForm } from "./unlock-form";

/** Its children while the journal is open; under the page's title what stands in the way, while it is not. */
export function Unlocked({ title, children }: { title: string; children: ReactNode }) {
  const { shown } = useRoom();
  if (shown) return children;
  return (
    <div className="wrap">
      <Leaf tight>
        <h1>{title}</h1>
        <NotOpen />
      </Leaf>
      <Away />
    </div>
  );
}

/** Why the journal is not open, and what to do about it, in place. Says nothing while it is. */
export function NotOpen() {
  const { view } = useRoom();
  const slow = useLater(view.state === "starting");
  if (view.state === "locked") return <UnlockForm why={view.why} />;
  if (view.state === "unreachable") return <Unreachable />;
  return (
    <div role="status">
      {slow ? <p>Unlocking your journal on this device. This can take a few seconds.</p> : null}
      {view.state === "signed-out" ? <p>You are signed out. Taking you to the sign-in page.</p> : null}
    </div>
  );
}

function Away() {
  const { journal, view } = useRoom();
  return journal && view.state === "locked-away" ? <LockedAway journal={journal} count={view.count} /> : null;
}

function Unreachable() {
  return (
    <section className="stack" aria-labelledby="unreachable">
      <h2 id="unreachable">We cannot reach your journal just now</h2>
      <p>The site does not answer. Nothing you wrote is lost. Check that you are online, then try again.</p>
      <p>
        <Button onClick={() => location.reload()}>Try again</Button>
      </p>
    </section>
  );
}
