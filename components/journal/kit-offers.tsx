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

/** About six months without a word about it: is the kit still where it was put? */
const halfYear = 182;
const whereLater = "rp-kit-where-later";
const dayOf = (now: Date) => now.toISOString().slice(0, 10);

export const isTimeToAsk = (kitAskedOn: string, now: Date): boolean =>
  kitAskedOn !== "" && Date.parse(dayOf(now)) - Date.parse(kitAskedOn) >= halfYear * 86_400_000;

/** Asks where the kit is. The day of asking is kept in the sealed settings: the server does not learn it. */
export function KitWhere({ now }: { now: Date }) {
  const { journal, view } = useRoom();
  const [hidden, setHidden] = useState(() => wasInVisit(whereLater));
  const [told, setTold] = useState(false);
  if (view.state !== "open" || !journal) return null;
  const due = view.account.hasKit && isTimeToAsk(view.settings.kitAskedOn, now);
  if (told) return <p role="status">Good. We will ask again in about six months.</p>;
  if (!due || hidden) return null;
  const known = () => {
    setTold(true);
    document.getElementById("main")?.focus();
    void journal.changeSettings((before) => ({ ...before, kitAskedOn: dayOf(new Date()) }));
  };
  const putOff = () => {
    rememberVisit(whereLater, true);
    setHidden(true);
    document.getElementById("main")?.focus();
  };
  return (
    <section className="sheet private stack" aria-labelledby="kit-where">
      <h2 id="kit-where">Do you know where your kit is?</h2>
      <p>The twelve words that open your journal if you forget your password. It is good to look once in a while.</p>
      <p className="cluster">
        <Button look="line" onClick={known}>
          Yes, I know where it is
        </Button>
        <a href="/journal/kit">Make new words</a>
        <Button look="quiet" onClick={putOff}>
          Later
        </Button>
      </p>
    </section>
  );
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
