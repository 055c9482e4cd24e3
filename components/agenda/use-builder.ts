import { useCallback, useEffect, useRef, useState } from "react";
import type { Problem } from "@/components/ui/error-summary";
import type { ActionResult } from "@/lib/actions/action";
import type { SessionFormat } from "@/lib/agendas/formats";
import type { DraftFields, DraftItem } from "@/lib/agendas/input";
import type { PublishRefusal } from "@/lib/agendas/rules";
import { contentOf, fieldsOf, present, problemsOf, type Row } from "./draft-rows";
import { type Published, publishRefusals } from "./publishing";
import { type SaveAnswer, useAutosave } from "./use-autosave";
import { useDraftRows } from "./use-draft-rows";

export type Draft = { version: number; savedAt: Date; items: DraftItem[] };

/** What the builder asks of the server. Each answers a value or a reason, and never throws away what was typed. */
export type AgendaActions = {
  saveDraft: (input: unknown) => Promise<SaveAnswer>;
  readDraft: (input: unknown) => Promise<ActionResult<Draft, never>>;
  publishAgenda: (input: unknown) => Promise<ActionResult<Published, PublishRefusal | "changed-elsewhere">>;
  unpublishAgenda: (input: unknown) => Promise<ActionResult<null, never>>;
};

export type BuilderProps = {
  session: { id: string; startsAt: Date; minutes: number; timeZone: string };
  draft: Draft;
  published: Published | null;
  zone: string;
  now: Date;
  actions: AgendaActions;
  onPublished: (published: Published | null, behind: boolean) => void;
};

const fieldIds: Record<keyof DraftFields, string> = {
  kind: "title",
  title: "title",
  minutes: "minutes",
  line: "line",
  facilitatorNote: "facilitator-note",
};

// What stands between these rows and being published, each with the field where it is put right.
function problemsWith(rows: readonly Row[]): Problem[] {
  const there = present(rows);
  if (there.length === 0) return [{ fieldId: "add-item", message: publishRefusals["no-items"] }];
  return there.flatMap(({ key, fields }, index) => {
    const found = problemsOf(fields, true);
    // In the order of the fields on the page.
    return Object.entries(fieldIds).flatMap(([field, id]) => {
      const message = found[field as keyof DraftFields];
      return message ? [{ fieldId: `${key}-${id}`, message: `Item ${index + 1}: ${message}` }] : [];
    });
  });
}

/** The builder's state and deeds: rows, saving, publishing, and the choice between two versions. */
export function useBuilder({ session, draft, published: publishedFirst, actions, onPublished }: BuilderProps) {
  const sessionId = session.id;
  const tried = useRef<string | null>(null);
  const send = useCallback(
    async (items: DraftFields[], version: number) => {
      const before = tried.current;
      tried.current = contentOf(items);
      const answer = await actions.saveDraft({ sessionId, version, items });
      if (answer.ok || answer.reason !== "changed-elsewhere" || before === null) return answer;
      // Perhaps our own save arrived and only its answer was lost: then there is nobody to ask about.
      const there = await actions.readDraft({ sessionId });
      const own = there.ok && contentOf(there.value.items) === before;
      return own ? actions.saveDraft({ sessionId, version: there.value.version, items }) : answer;
    },
    [actions, sessionId],
  );
  const save = useAutosave({ version: draft.version, savedAt: draft.version > 0 ? draft.savedAt : null }, send);
  const [published, setPublished] = useState(publishedFirst);
  const [problems, setProblems] = useState<Problem[]>([]);
  const [attempt, setAttempt] = useState(0);
  const [publishing, setPublishing] = useState(false);
  const [busy, setBusy] = useState(false);
  const [said, say] = useState("");
  const [aside, setAside] = useState<Row[] | null>(null);
  const draftRows = useDraftRows(draft.items, session, { onChange: (rows) => save.changed(fieldsOf(rows)), say });
  const { rows, replace, update } = draftRows;

  const behind = published !== null && (save.unsaved || published.draftVersion !== save.version);
  useEffect(() => onPublished(published, behind), [onPublished, published, behind]);

  const refuse = (next: Problem[]) => {
    setProblems(next);
    setAttempt((count) => count + 1);
    setBusy(false);
  };

  const publish = async () => {
    if (busy || (published && !behind)) return;
    setPublishing(true);
    const found = problemsWith(rows);
    if (found.length > 0) return refuse(found);
    setBusy(true);
    const version = await save.flush();
    if (version === null)
      return refuse([{ message: "It could not be saved, so it was not published. Try again soon" }]);
    const answer = await actions
      .publishAgenda({ sessionId, version })
      .catch(() => ({ ok: false, reason: "trouble" }) as const);
    if (!answer.ok) return refuse([{ message: publishRefusals[answer.reason] }]);
    setPublished(answer.value);
    setProblems([]);
    setPublishing(false);
    setBusy(false);
    say("Published. Members can see the agenda now.");
  };

  const unpublish = async () => {
    if (busy) return;
    setBusy(true);
    const answer = await actions
      .unpublishAgenda({ sessionId })
      .catch(() => ({ ok: false, reason: "trouble" }) as const);
    if (!answer.ok)
      return refuse([{ message: "It is still published. Keep this page open and try again in a moment" }]);
    setPublished(null);
    setProblems([]);
    setBusy(false);
    say("Unpublished. Members cannot see the agenda now.");
    document.getElementById("publish")?.focus();
  };

  const theirs = async () => {
    const answer = await actions.readDraft({ sessionId }).catch(() => ({ ok: false, reason: "trouble" }) as const);
    if (answer.ok) return answer.value;
    refuse([{ message: "The other version could not be reached. Yours is still here. Try again in a moment" }]);
    return null;
  };
  const loadTheirs = async () => {
    const loaded = await theirs();
    if (!loaded) return;
    setAside(rows);
    replace(loaded.items);
    save.adopt(loaded);
  };
  const keepMine = async () => {
    const loaded = await theirs();
    if (loaded) save.changed(fieldsOf(rows), loaded.version);
  };
  const putBack = () => {
    if (aside) update(aside);
    setAside(null);
  };

  const preview = async () => {
    if ((await save.flush()) !== null) window.location.assign(`/facilitate/sessions/${sessionId}/preview`);
  };
  const chooseFormat = (format: SessionFormat) => {
    draftRows.append(format.items);
    say(`${format.name}: ${format.items.length} items added.`);
  };

  return {
    ...draftRows,
    save,
    said,
    published,
    behind,
    busy,
    problems,
    attempt,
    publishing,
    aside,
    publish,
    unpublish,
    loadTheirs,
    keepMine,
    putBack,
    preview,
    chooseFormat,
  };
}
