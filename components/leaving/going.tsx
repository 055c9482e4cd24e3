"use client";

import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Tell } from "@/components/ui/tell";
import { formatCalendarDay } from "@/lib/dates";
import type { Leaving } from "@/lib/leaving/rules";

/** The day on which somebody leaves, and the way back, for as long as there is one. */
export function Going({ leaving, stay }: { leaving: Leaving; stay: () => Promise<boolean> }) {
  const [busy, setBusy] = useState(false);
  const [told, setTold] = useState("");
  const { leavesOn, keepShared, leftAlone } = leaving;
  const takeBack = async () => {
    if (busy) return;
    setBusy(true);
    const done = await stay();
    setBusy(false);
    setTold(done ? "You stay. Nothing has changed." : "That did not arrive. Try again when you are online.");
  };
  return (
    <>
      {leavesOn ? (
        <Tell>
          <p>
            <strong>{`You leave on ${formatCalendarDay(leavesOn, new Date())}.`}</strong> Until then everything is as it
            was. On that day it goes for good
            {keepShared ? "; what you shared stays, without your name." : ", with what you shared."}
          </p>
          {leftAlone.length > 0 ? (
            <p>{`Nobody else leads ${leftAlone.join(" and ")}. While that is so, you cannot leave on that day either.`}</p>
          ) : null}
          <p>
            <Button look="line" aria-disabled={busy || undefined} onClick={() => void takeBack()}>
              I would rather stay
            </Button>
          </p>
        </Tell>
      ) : null}
      <p role="status">{told}</p>
    </>
  );
}
