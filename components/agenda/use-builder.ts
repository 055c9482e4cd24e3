import { useCallback, useEffect, useRef, useState } from "react";
import type { Problem } from "@/components/ui/error-summary";
import type { ActionResult } from "@/lib/actions/action";
import { type DraftFields, type DraftItem, mostItems, tooManyItems } from "@/lib/agendas/input";
import type { KeptAgenda, Sources } from "@/lib/agendas/rules";
import { contentOf, fieldsOf, present, problemsOf, type Row, type RowItem } from "./draft-rows";
import { type Published, publishRefusals } from "./publishing";
import { type SaveAnswer, useAutosave } from "./use-autosave";
import { useDraftRows } from "./use-draft-rows";
import { type PublishActions, usePublishing } from "./use-publishing";

export type Draft = { version: number; savedAt: Date; items: DraftItem[] };

/** What the builder asks of the server. Each answers a value or a reason, and never throws away what was typed. */
export type AgendaActions = PublishActions & {
  saveDraft: (input: unknown) => Promise<SaveAnswer>;
  readDraft: (input: unknown) => Promise<ActionResult<Draft, never>>;
  keepAgenda: (input: unknown) => Promise<ActionResult<KeptAgenda, "name-taken">>;
};

export type BuilderProps = {
  session: { id: string; startsAt: Date; minutes: number; timeZone: string };
  draft: Draft;
  published: Published | null;
  zone: string;
  now: Date;
  sources: Sources;
  actions: AgendaActions;
  /** Details of the session are typed and not saved: publishing waits for them. */
  detailsUnsaved?: boolean;
  onPublished: (published: Published | null, behind: boolean) => void;
};

const fieldIds: Record<keyof DraftFields, string> = {
  key: "title",
  kind: "title",
  dilemmaId: "dilemma",
  title: "title",
  minutes: "minutes",
  line: "line",
  facilitatorNote: "facilitator-note",
};

const unsavedDetails = "The session’s details at the top are not saved yet. Save them first, then publish";
const gonePlace = "Take off the dilemma that was withdrawn or brought";

// What stands between these rows and being published, each with the field where it is put right.
function problemsWith(rows: readonly Row[], gone: ReadonlySet<string>): Problem[] {
  const there = present(rows);
  if (there.length === 0) return [{ fieldId: "add-item", message: publishRefusals["no-items"] }];
  const many = there.length > mostItems ? [{ message: tooManyItems }] : [];
  const marked = there.flatMap(({ key, fields }, index) => {
    const found = problemsOf(fields, true);
    if (fields.dilemmaId && gone.has(fields.dilemmaId)) found.dilemmaId = gonePlace;
    // In the order of the fields on the page.
    return Object.entries(fieldIds).flatMap(([field, id]) => {
      const message = found[field as keyof DraftFields];
      return message ? [{ fieldId: `${key}-${id}`, message: `Item ${index + 1}: ${message}` }] : [];
    });
  });
  return [...many, ...marked];
}

// The dilemmas that a refusal was about, by the places it names.
function goneIn(items: readonly DraftFields[], problems: readonly { path: string }[] = []): string[] {
  return problems.flatMap(({ path }) => {
    const at = /^items\.(\d+)\.dilemmaId$/.exec(path)?.[1];
    return (at && items[Number(at)]?.dilemmaId) || [];
  });
}

/** The builder's state and deeds: rows, saving, publishing, and the choice between two versions. */
export function useBuilder(props: BuilderProps) {
  const { session, draft, sources, actions, onPublished } = props;
  const sessionId = session.id;
  const tried = useRef<string | null>(null);
  const [gone, setGone] = useState<ReadonlySet<string>>(() => {
    const offered = new Set(sources.dilemmas.map(({ id }) => id));
    return new Set(draft.items.flatMap(({ dilemmaId }) => (dilemmaId && !offered.has(dilemmaId) ? dilemmaId : [])));
  });
  const markGone = useCallback((ids: string[]) => setGone((before) => new Set([...before, ...ids])), []);
  const send = useCallback(
    async (items: DraftFields[], version: number) => {
      const before = tried.current;
      tried.current = contentOf(items);
      const answer = await actions.saveDraft({ sessionId, version, items });
      if (!answer.ok && answer.reason === "dilemma-gone") markGone(goneIn(items, answer.problems));
      if (answer.ok || answer.reason !== "changed-elsewhere" || before === null) return answer;
      // Perhaps our own save arrived and only its answer was lost: then there is nobody to ask about.
      const there = await actions.readDraft({ sessionId });
      const own = there.ok && contentOf(there.value.items) === before;
      return own ? actions.saveDraft({ sessionId, version: there.value.version, items }) : answer;
    },
    [actions, sessionId, markGone],
  );
  const save = useAutosave({ version: draft.version, savedAt: draft.version > 0 ? draft.savedAt : null }, send);
  const [problems, setProblems] = useState<Problem[]>([]);
  const [attempt, setAttempt] = useState(0);
  const [said, say] = useState("");
  const [aside, setAside] = useState<{ rows: Row[]; words: string } | null>(null);
  const draftRows = useDraftRows(draft.items, session, { onChange: (rows) => save.changed(fieldsOf(rows)), say });
  const { rows, replace, update } = draftRows;
  const count = present(rows).length;

  const refuse = (next: Problem[]) => {
    setProblems(next);
    if (next.length > 0) setAttempt((times) => times + 1);
  };
  const publishing = usePublishing(sessionId, props.published, actions, {
    before: () => {
      const details = props.detailsUnsaved ? [{ fieldId: "session-details", message: unsavedDetails }] : [];
      return [...details, ...problemsWith(rows, gone)];
    },
    flush: save.flush,
    refuse,
    say,
    onGone: (answer) => {
      if (!answer.ok && answer.reason === "dilemma-gone") markGone(goneIn(fieldsOf(rows), answer.problems));
    },
  });
  const { published } = publishing;
  const behind = published !== null && (save.unsaved || published.draftVersion !== save.version);
  useEffect(() => onPublished(published, behind), [onPublished, published, behind]);
  const publish = async () => {
    if (!published || behind) await publishing.publish();
  };

  const read = async (id: string, failed: string) => {
    const answer = await actions.readDraft({ sessionId: id }).catch(() => ({ ok: false, reason: "trouble" }) as const);
    if (answer.ok) return answer.value;
    refuse([{ message: failed }]);
    return null;
  };
  const theirs = () =>
    read(sessionId, "The other version could not be reached. Yours is still here. Try again in a moment");
  const loadTheirs = async () => {
    const loaded = await theirs();
    if (!loaded) return;
    setAside({ rows, words: "This is the other version. Yours is set aside until you leave this page." });
    replace(loaded.items);
    save.adopt(loaded);
  };
  const keepMine = async () => {
    const loaded = await theirs();
    if (loaded) save.changed(fieldsOf(rows), loaded.version);
  };
  const putBack = () => {
    if (aside) update(aside.rows);
    setAside(null);
  };

  const preview = async () => {
    if ((await save.flush()) !== null) window.location.assign(`/facilitate/sessions/${sessionId}/preview`);
  };
  /** Adds items at the end, when there is room for all of them. */
  const append = (items: readonly RowItem[], from: string): boolean => {
    if (count + items.length > mostItems) {
      refuse([{ message: `${tooManyItems}. With these there would be ${count + items.length}` }]);
      return false;
    }
    draftRows.append(items);
    refuse([]);
    say(`${from}: ${items.length === 1 ? "1 item" : `${items.length} items`} added.`);
    return true;
  };
  const add = (kind: "item" | "break") => {
    if (count >= mostItems) refuse([{ message: tooManyItems }]);
    else draftRows.add(kind);
  };
  /** Starts from a whole agenda. What was there is set aside, to be put back. */
  const startFrom = (items: readonly RowItem[], from: string) => {
    if (count > 0)
      setAside({ rows, words: `This is “${from}”. What was here is set aside until you leave this page.` });
    draftRows.startFrom(items);
    refuse([]);
    say(`${from}: ${items.length === 1 ? "1 item" : `${items.length} items`} added.`);
  };
  const startFromSession = async (id: string, day: string) => {
    const loaded = await read(id, "That session’s agenda could not be reached. Try again in a moment");
    // Another session's items become this one's own: without its dilemmas, and as new ones.
    if (loaded)
      startFrom(
        loaded.items.map(({ key, dilemmaId, ...item }) => item),
        day,
      );
  };

  return {
    ...draftRows,
    ...publishing,
    publish,
    save,
    said,
    say,
    gone,
    behind,
    problems,
    attempt,
    aside,
    loadTheirs,
    keepMine,
    putBack,
    preview,
    add,
    append,
    startFrom,
    startFromSession,
  };
}
