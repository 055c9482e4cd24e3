"use client";

import { Button } from "@/components/ui/button";
import { useSpelling } from "./use-spelling";

/** Asked once on each device: some browsers send words away to check them, and some people cannot write without it. */
export function SpellingQuestion() {
  const { asked, checked, choose } = useSpelling();
  const reason =
    "Some browsers send what you type to their makers to check its spelling. Many check it on the device. We cannot tell which yours does.";
  if (!asked) {
    return (
      <section className="sheet stack" aria-labelledby="spelling">
        <h2 id="spelling">Should your browser check your spelling here?</h2>
        <p>{reason} Until you say, it is off.</p>
        <p className="cluster">
          <Button look="line" onClick={() => choose(true)}>
            Check my spelling
          </Button>
          <Button look="quiet" onClick={() => choose(false)}>
            Leave it off
          </Button>
        </p>
      </section>
    );
  }
  return (
    <details>
      <summary>{checked ? "Spelling is checked by your browser" : "Spelling is not checked"}</summary>
      <div className="stack">
        <p>{reason}</p>
        <p>
          <Button look="line" onClick={() => choose(!checked)}>
            {checked ? "Turn checking off" : "Turn checking on"}
          </Button>
        </p>
      </div>
    </details>
  );
}
