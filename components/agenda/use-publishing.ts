import { useState } from "react";
import type { Problem } from "@/components/ui/error-summary";
import type { ActionResult } from "@/lib/actions/action";
import type { PublishRefusal } from "@/lib/agendas/rules";
import { readyInWords } from "./messages-ready";
import { type Published, publishRefusals, unpublishRefusals } from "./publishing";

export type PublishAnswer = ActionResult<
  Published & { told: number },
  PublishRefusal | "changed-elsewhere" | "already-published" | "dilemma-gone"
>;

export type PublishActions = {
  publishAgenda: (input: unknown) => Promise<PublishAnswer>;
  unpublishAgenda: (input: unknown) => Promise<ActionResult<null, "running">>;
};

export const seen = "Published. Members can see it now.";

/** What a publish led to, in true words: who is told, and how. */
export function outcomeInWords({ told, tell }: { told: number; tell: boolean }): string {
  return `${seen} ${tell ? readyInWords(told) : "No message was made."}`;
}

const noteTooLong = "What changed: use 300 characters or fewer";

/** Publishing and taking back. `before` names what stands in the way; `flush` saves, and gives the version or null. */
export function usePublishing(
  sessionId: string,
  first: Published | null,
  actions: PublishActions,
  page: {
    before: () => Problem[];
    flush: () => Promise<number | null>;
    refuse: (problems: Problem[]) => void;
    say: (words: string) => void;
    onGone: (answer: PublishAnswer) => void;
  },
) {
  const [published, setPublished] = useState(first);
  const [busy, setBusy] = useState(false);
  const [publishing, setPublishing] = useState(false);
  const [note, setNote] = useState("");
  const [tell, setTell] = useState(true);
  const [outcome, setOutcome] = useState<{ told: number; tell: boolean } | null>(null);

  const refuse = (problems: Problem[]) => {
    setBusy(false);
    page.refuse(problems);
  };

  const publish = async () => {
    if (busy) return;
    setPublishing(true);
    setOutcome(null);
    const again = published !== null;
    const found = page.before();
    if (again && note.trim().length > 300) found.push({ fieldId: "publish-note", message: noteTooLong });
    if (found.length > 0) return refuse(found);
    setBusy(true);
    const version = await page.flush();
    if (version === null)
      return refuse([{ message: "It could not be saved, so it was not published. Try again soon" }]);
    // The first time, the button itself says that members are told.
    const asked = again ? { note, tell } : { note: "", tell: true };
    const answer = await actions
      .publishAgenda({ sessionId, version, ...asked })
      .catch(() => ({ ok: false, reason: "trouble" }) as const);
    if (!answer.ok) {
      page.onGone(answer);
      return refuse([{ message: publishRefusals[answer.reason] }]);
    }
    const { told, ...now } = answer.value;
    setPublished(now);
    setPublishing(false);
    setBusy(false);
    setNote("");
    setTell(true);
    setOutcome({ told, tell: asked.tell });
    page.refuse([]);
    page.say(outcomeInWords({ told, tell: asked.tell }));
  };

  const unpublish = async () => {
    if (busy) return;
    setBusy(true);
    setOutcome(null);
    const answer = await actions
      .unpublishAgenda({ sessionId })
      .catch(() => ({ ok: false, reason: "trouble" }) as const);
    if (!answer.ok) return refuse([{ message: unpublishRefusals[answer.reason] }]);
    setPublished(null);
    setBusy(false);
    page.refuse([]);
    page.say("Unpublished. Members cannot see the agenda now.");
    document.getElementById("publish")?.focus();
  };

  return { published, busy, publishing, note, setNote, tell, setTell, outcome, publish, unpublish };
}
