"use client";

import { UndoRow } from "@/components/ui/undo-row";
import type { DeletedReflection } from "@/lib/journal/vault/view";
import { useOpenJournal } from "./journal-provider";
import { calendarDay } from "./moment-words";
import { deletedInWords } from "./reflection-words";

/** Stands where a deleted reflection stood, until the page is left, and brings it back. */
export function DeletedHere({ deleted, focus }: { deleted: DeletedReflection; focus: boolean }) {
  const { journal } = useOpenJournal();
  return (
    <>
      <UndoRow focusOnMount={focus} onUndo={() => void journal.restore(deleted.id)}>
        {deletedInWords(deleted.reflection)} {goneInWords(deleted.goneOn, new Date())}
      </UndoRow>
      <p>
        <a href="/journal">Back to your journal</a>
      </p>
    </>
  );
}

/** Until when it can come back; the server says the day, so while it has not, only how long. */
export function goneInWords(goneOn: string, now: Date): string {
  return goneOn ? `It is gone for good on ${calendarDay(goneOn, now)}.` : "You can bring it back for 30 days.";
}
