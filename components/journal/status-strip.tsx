"use client";

import { Button, LinkButton } from "@/components/ui/button";
import { WhoSees } from "@/components/ui/who-sees";
import type { SaveState } from "@/lib/journal/vault/view";
import { deviceZone } from "./moment-words";
import { saveInWords } from "./save-words";
import type { FocusView } from "./use-focus-view";
import { useSpoken } from "./use-save-state";

/** Who can read this, and where its words are. */
export function StatusStrip({
  save,
  stored,
  unsafe,
  focus,
}: {
  save: SaveState;
  stored: boolean;
  unsafe: boolean;
  focus: FocusView;
}) {
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
        <span className="push">
          <Button look="quiet" onClick={() => focus.set(!focus.on)}>
            {focus.on ? "Leave focus view" : "Focus view"}
          </Button>
          {focus.on ? null : (
            <LinkButton look="quiet" href="/reading-settings">
              Reading settings
            </LinkButton>
          )}
        </span>
      </div>
    </section>
  );
}
