"use client";

import { useState } from "react";
import { Button } from "@/components/ui/button";
import { useOpenJournal } from "./journal-provider";
import { rememberOnDevice, wasOnDevice } from "./visit";

const asked = "rp-keep-open-asked";

/** What keeping a journal open on a device means, in plain words. */
export const keepOpenMeans =
  "You will not be asked for your password here each time, and it does not lock by itself. If you forget your password, this device still opens your journal, until you lock it by hand or sign out. Whoever can use this device while it is unlocked could read what you wrote.";

/** Offered once, at the first writing on a device that the member called their own. */
export function KeepOpenOffer({ writing }: { writing: boolean }) {
  const { journal, view } = useOpenJournal();
  const [answered, setAnswered] = useState(() => wasOnDevice(asked));
  if (!writing || answered || !view.account.own || view.keptOpen) return null;
  const answer = (keep: boolean) => {
    rememberOnDevice(asked);
    setAnswered(true);
    document.getElementById("body")?.focus();
    if (keep) void journal.keepOpen(true);
  };
  return (
    <section className="sheet stack" aria-labelledby="keep-open">
      <h2 id="keep-open">Keep your journal open on this device?</h2>
      <p>{keepOpenMeans}</p>
      <p className="cluster">
        <Button look="line" onClick={() => answer(true)}>
          Keep it open here
        </Button>
        <Button look="quiet" onClick={() => answer(false)}>
          Not on this device
        </Button>
      </p>
      <p className="hint">You can change this under Account.</p>
    </section>
  );
}
