"use client";

import { WhoSees } from "@/components/ui/who-sees";
import type { SaveState } from "@/lib/journal/vault/view";
import { deviceZone } from "./moment-words";
import { saveInWords } from "./save-words";
import { useSpoken } from "./use-save-state";

/** Who can read this, and where its words are. */
export function StatusStrip({ save, stored, unsafe }: { save: SaveState; stored: boolean; unsafe: boolean }) {
  const words = unsafe
    ? "Not saved yet. Keep this page open, and sign in again to save it."
    : saveInWords(save, deviceZone(), stored);
  const spoken = useSpoken(unsafe ? { state: "not-saved" } : save, words);
  return (
    <section className="status noprint" aria-label="This reflection">
      <div className="wrap">
        <WhoSees who="private">Private. Only you can read this.</WhoSees>
        <span className="saved" data-testid="save-state">
          {words}
        </span>
        <span className="vh" role="status">
          {spoken}
        </span>
      </div>
    </section>
  );
}
