"use client";

import { useState } from "react";
import { Button, LinkButton } from "@/components/ui/button";
import { useRoom } from "./journal-provider";
import { rememberVisit, wasInVisit } from "./visit";

const later = "rp-kit-later";

/** After the first saved reflection: now there is something to lose, so here is the kit. */
export function KitOffer() {
  const { view } = useRoom();
  if (view.state !== "open" || view.account.hasKit || view.reflections.length !== 1) return null;
  return <Panel heading="Keep your recovery kit" />;
}

/** A quiet reminder at the third and the tenth reflection, while there is no kit. */
export function KitReminder() {
  const { view } = useRoom();
  if (view.state !== "open" || view.account.hasKit) return null;
  return [3, 10].includes(view.reflections.length) ? <Panel heading="You have no recovery kit yet" /> : null;
}

function Panel({ heading }: { heading: string }) {
  const [hidden, setHidden] = useState(() => wasInVisit(later));
  if (hidden) return null;
  const putOff = () => {
    rememberVisit(later, true);
    setHidden(true);
    document.getElementById("main")?.focus();
  };
  return (
    <section className="sheet private stack" aria-labelledby="kit-offer">
      <h2 id="kit-offer">{heading}</h2>
      <p>
        Twelve words that open your journal if you ever forget your password. Nobody else can open it for you, not even
        your facilitator.
      </p>
      <p className="cluster">
        <LinkButton href="/journal/kit">Make my recovery kit</LinkButton>
        <Button look="quiet" onClick={putOff}>
          Later
        </Button>
      </p>
    </section>
  );
}
