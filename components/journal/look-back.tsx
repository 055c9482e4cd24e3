"use client";

import { useState } from "react";
import { Button, LinkButton } from "@/components/ui/button";
import { Leaf } from "@/components/ui/leaf";
import { UndoRow } from "@/components/ui/undo-row";
import type { OpenReflection } from "@/lib/journal/vault/view";
import { useRoom } from "./journal-provider";
import { dayInWords } from "./moment-words";
import { nameOf, pathOf } from "./reflection-words";
import { rememberVisit, wasInVisit } from "./visit";

const notToday = "rp-no-look-back";
const day = 86_400_000;

/** One from this time last year if there is one, else an older one, the same all day; null where nothing is old enough. */
export function earlierOne(reflections: readonly OpenReflection[], now: Date): OpenReflection | null {
  const finished = reflections.filter(({ reflection }) => !reflection.draft);
  const age = ({ reflection }: OpenReflection) => (now.getTime() - Date.parse(reflection.createdAt)) / day;
  const lastYear = finished.filter((one) => Math.abs(age(one) - 365) <= 10);
  const from = lastYear.length > 0 ? lastYear : finished.filter((one) => age(one) >= 60);
  return from[Math.floor(now.getTime() / day) % Math.max(1, from.length)] ?? null;
}

/** Offers an earlier reflection to be read again, only to somebody who asked for that, and never twice after "not today". */
export function LookBack({ now }: { now: Date }) {
  const { shown } = useRoom();
  const [hidden, setHidden] = useState(() => wasInVisit(notToday));
  const [pressed, setPressed] = useState(false);
  const one = shown?.settings.lookBack ? earlierOne(shown.reflections, now) : null;
  if (!one || (hidden && !pressed)) return null;
  const hide = (to: boolean) => {
    setHidden(to);
    setPressed(true);
    rememberVisit(notToday, to);
  };
  return (
    <Leaf snug as="section" labelledBy="look-back" note={<p>You asked to be offered earlier writing.</p>}>
      <h2 id="look-back">From before</h2>
      {hidden ? (
        <UndoRow focusOnMount onUndo={() => hide(false)} label="Show it again">
          Not today, then.
        </UndoRow>
      ) : (
        <>
          <p className="ask">{nameOf(one.reflection)}</p>
          <p className="meta">
            <span>{dayInWords(one.reflection.createdAt, now)}</span>
          </p>
          <p className="cluster">
            <LinkButton look="line" href={pathOf(one)}>
              Read it again
            </LinkButton>
            <Button look="quiet" onClick={() => hide(true)}>
              Not today
            </Button>
          </p>
        </>
      )}
    </Leaf>
  );
}
