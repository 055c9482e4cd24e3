"use client";

import { useRef, useState } from "react";
import type { Problem } from "@/components/ui/error-summary";
import { Leaf } from "@/components/ui/leaf";
import { mergeSettings, type Settings } from "@/lib/journal/vault/settings";
import type { Gathered } from "@/lib/journal/vault/taking/gather";
import type { Plan } from "@/lib/journal/vault/taking/plan";
import { BringInFiles, type Chosen } from "./bring-in-files";
import { BringInPlan } from "./bring-in-plan";
import { broughtInWords } from "./bring-in-words";
import { useOpenJournal } from "./journal-provider";
import { sayWords } from "./words-typed";

type Looked = { plan: Plan; gathered: Gathered; settings: Settings[] };

/** Writing from files: first what would happen, in words; then one button. Nothing changes before it. */
export function BringIn() {
  const { journal, view } = useOpenJournal();
  const [looked, setLooked] = useState<Looked | null>(null);
  const [told, setTold] = useState("");
  const [busy, setBusy] = useState(false);
  const heading = useRef<HTMLHeadingElement>(null);

  // Gives the problem with what was entered, or null once the files have been looked through.
  const look = async ({ files, way: chosen }: Chosen): Promise<Problem | "needs-secret" | null> => {
    const [{ gather, needsSecret }, { planImport, addsSettings }, { pacer }, { readWords }] = await Promise.all([
      import("@/lib/journal/vault/taking/gather"),
      import("@/lib/journal/vault/taking/plan"),
      import("@/lib/journal/vault/taking/pace"),
      import("@/lib/journal/vault/recovery"),
    ]);
    if (!chosen && (await needsSecret(files))) return "needs-secret";
    const words = chosen?.with === "words" ? readWords(chosen.typed) : null;
    if (words && !words.ok) return { fieldId: "file-words", message: sayWords(words) };
    const { stretchPassphrase } = await import("@/lib/journal/vault/taking/seal-copy");
    const way = words?.ok
      ? ({ with: "words", entropy: words.entropy } as const)
      : ({
          with: "passphrase",
          derive: (seedHex: string) => stretchPassphrase(chosen?.typed ?? "", seedHex),
        } as const);
    const gathered = await gather(files, { way, pause: pacer() });
    const shut = chosen && gathered.problems.find(({ reason }) => reason === "no-match");
    if (shut)
      return { fieldId: `file-${chosen.with}`, message: `That does not open ${shut.name}. Check it and try again` };
    const there = [...view.reflections, ...view.deleted].map(({ reflection }) => reflection);
    const plan = planImport(gathered.found, there);
    setLooked({ plan, gathered, settings: addsSettings(view.settings, gathered.settings) ? gathered.settings : [] });
    setTold("");
    return null;
  };

  const bring = async (withDeleted: boolean) => {
    if (!looked || busy) return;
    const { plan, settings } = looked;
    const all = [...plan.fresh, ...plan.second, ...(withDeleted ? plan.deleted : [])];
    setBusy(true);
    setTold(`Bringing in 0 of ${all.length}. Keep this page open.`);
    const done = await journal.bringIn(all, (count) => {
      if (count % 25 === 0) setTold(`Bringing in ${count} of ${all.length}. Keep this page open.`);
    });
    let words = broughtInWords(done, all.length);
    if (settings.length > 0 && done.stopped === null) {
      const merged = await journal.changeSettings((before) => settings.reduce(mergeSettings, before));
      if (!merged.ok)
        words += " Your own words and questions could not be added just now. Choose the file again later.";
    }
    setBusy(false);
    setLooked(null);
    setTold(words);
    heading.current?.focus();
  };

  return (
    <Leaf snug as="section" labelledBy="bring-in" note={<p>Read on this device. Sealed before it is sent.</p>}>
      <h2 id="bring-in" ref={heading} tabIndex={-1}>
        Bring writing in
      </h2>
      <p>
        From what you took away here, from a sealed copy, from Day One (its JSON export), or from text and Markdown
        files. First you see what would happen. Nothing that is in your journal is changed or replaced.
      </p>
      <BringInFiles look={look} onChange={() => setLooked(null)} />
      {looked ? <BringInPlan {...looked} busy={busy} onBring={(withDeleted) => void bring(withDeleted)} /> : null}
      <p role="status">{told}</p>
    </Leaf>
  );
}
