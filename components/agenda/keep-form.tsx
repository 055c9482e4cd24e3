import { useState } from "react";
import { yearOver } from "@/components/site/year-over-words";
import { Button } from "@/components/ui/button";
import { TextField } from "@/components/ui/text-field";
import type { ActionResult } from "@/lib/actions/action";
import type { DraftFields } from "@/lib/agendas/input";
import type { KeptAgenda } from "@/lib/agendas/rules";

export type Keep = (input: unknown) => Promise<ActionResult<KeptAgenda, "name-taken">>;

/** Why something was not kept in the library, in words. */
export const keepRefusals: Record<"name-taken" | "signed-out" | "not-found" | "year-over" | "trouble", string> = {
  "name-taken": "The library has one with this name. Choose another name",
  "signed-out": "It was not kept. You are signed out: sign in again in another tab, and try again here",
  "not-found": "You can no longer change this library",
  "year-over": yearOver,
  trouble: "It was not kept. Try again in a moment",
};

/** Asks for a name, and keeps an agenda or one item in the group's library. */
export function KeepForm({
  id,
  kind,
  items,
  suggested,
  keep,
  onKept,
}: {
  id: string;
  kind: KeptAgenda["kind"];
  items: readonly DraftFields[];
  suggested: string;
  keep: Keep;
  onKept: (kept: KeptAgenda) => void;
}) {
  const [name, setName] = useState<string | null>(null);
  const [problem, setProblem] = useState("");
  const [done, setDone] = useState("");
  const [busy, setBusy] = useState(false);
  const shown = name ?? suggested;
  const press = async () => {
    if (busy) return;
    setBusy(true);
    setDone("");
    const answer = await keep({ kind, name: shown, items }).catch(() => ({ ok: false, reason: "trouble" }) as const);
    setBusy(false);
    setProblem("");
    if (answer.ok) {
      setDone(`Kept as “${answer.value.name}”.`);
      onKept(answer.value);
    } else if (answer.reason === "invalid") {
      const first = answer.problems?.[0];
      setProblem(first?.path === "name" ? first.message : "Put right what is marked in the items first, then keep it");
    } else setProblem(keepRefusals[answer.reason]);
  };
  return (
    <div className="stack">
      <TextField
        id={`${id}-name`}
        label={kind === "format" ? "Name of the format" : "Name of the stage"}
        hint="Only the group’s facilitators see it. Your notes are kept with it; dilemmas are not."
        error={problem || undefined}
        autoComplete="off"
        value={shown}
        onChange={(event) => setName(event.target.value)}
      />
      <p className="cluster">
        <Button look="line" aria-disabled={busy} onClick={press}>
          {kind === "format" ? "Keep this agenda as a format" : "Keep this item as a stage"}
        </Button>
        <span className="hint" role="status">
          {done}
        </span>
      </p>
    </div>
  );
}

/** The same for one item, folded away until it is wanted. */
export function KeepStage({
  id,
  fields,
  ...rest
}: {
  id: string;
  fields: DraftFields;
  keep: Keep;
  onKept: (kept: KeptAgenda) => void;
}) {
  const suggested = fields.title.trim().slice(0, 80);
  return (
    <details>
      <summary>Keep this item for other sessions</summary>
      <KeepForm id={`${id}-keep`} kind="stage" items={[fields]} suggested={suggested} {...rest} />
    </details>
  );
}
