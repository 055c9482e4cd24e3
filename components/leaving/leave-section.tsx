"use client";

import { Leaf } from "@/components/ui/leaf";
import { Going } from "./going";
import { useLeaving } from "./use-leaving";

/** The way out, on the account page; and, once a day is chosen, the way back. */
export function LeaveSection() {
  const { asked, stay } = useLeaving();
  return (
    <Leaf snug as="section" labelledBy="going">
      <h2 id="going">Leave for good</h2>
      {asked.state === "here" ? <Going leaving={asked.leaving} stay={stay} /> : null}
      <p>Take everything along, and choose the day. Your account and your journal go, and nothing of them stays.</p>
      <p>
        <a href="/account/leave">About leaving</a>
      </p>
    </Leaf>
  );
}
