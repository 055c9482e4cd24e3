import type { OpenReflection } from "@/lib/journal/vault/view";
import { deviceInUse } from "./device-in-use";

type Sitting = { id: string; body: string; agreed: string | null; seen: Set<string> };

/**
 * Somebody writing on one device, with a page that behaves as the editor does (use-words.ts, write-page.tsx): it holds its
 * own text, gives every change to the journal, follows a conflict, and takes up newer words when nothing here waits.
 */
export function makeWriter(from: Omit<Parameters<typeof deviceInUse>[0], "changed">) {
  let sitting: Sitting | null = null;
  const device = deviceInUse({ ...from, changed: () => look() });
  const view = () => device.part().contents();

  function look(): void {
    const part = device.part();
    const { conflicts, reflections, deleted } = view();
    const at = sitting;
    if (!at) return;
    const conflict = conflicts.find((one) => one.id === at.id && !at.seen.has(one.keptAs));
    if (conflict) {
      at.id = conflict.keptAs;
      if (part.find(at.id)?.reflection.body !== at.body) give();
    }
    if (deleted.some(({ id }) => id === at.id)) {
      sitting = null;
      return;
    }
    const there = reflections.find(({ id }) => id === at.id)?.reflection.body;
    const { state } = part.saveState(at.id);
    if (there === undefined) return;
    if (there === at.body) at.agreed = there;
    else if ((state === "clean" || state === "saved") && at.agreed === at.body) at.body = there;
  }

  function give(): void {
    if (sitting) device.part().write(sitting.id, { title: "", body: sitting.body, tags: [], draft: true });
  }

  const pick = (list: readonly OpenReflection[], at: number) => (list.length > 0 ? list[at % list.length] : undefined);

  return {
    device,
    view,
    at: () => sitting?.id ?? null,
    begin: () => {
      sitting = { id: crypto.randomUUID(), body: "", agreed: null, seen: new Set() };
    },
    sitDown: (which: number) => {
      const found = pick(view().reflections, which);
      const { body } = found?.reflection ?? { body: "" };
      const seen = new Set(view().conflicts.map(({ keptAs }) => keptAs));
      sitting = found ? { id: found.id, body, agreed: body, seen } : null;
    },
    /** Adds a word to the page, and gives the page to the journal. */
    type: (word: string): void => {
      if (sitting) sitting.body = `${sitting.body} ${word}`;
      give();
    },
    save: async () => {
      if (sitting) await device.part().flush(sitting.id);
    },
    remove: async (which: number) => {
      const found = pick(view().reflections, which);
      if (found?.id === sitting?.id) sitting = null;
      if (found) await device.part().change(found.id, true);
      return found?.id ?? null;
    },
    restore: async (which: number) => {
      const found = pick(view().deleted, which);
      if (found) await device.part().change(found.id, false);
      return found?.id ?? null;
    },
    leave: () => {
      sitting = null;
    },
  };
}

export type Writer = ReturnType<typeof makeWriter>;
