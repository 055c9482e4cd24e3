/**
 * What a session can provide, and what a member can need: one list for both, so that a need meets what is provided.
 * `label` is said where it is ticked; `provided` in the middle of a sentence to members.
 */
export const provisions = [
  { id: "captions", label: "Live captions", provided: "live captions" },
  { id: "bsl", label: "BSL interpreter", provided: "a BSL interpreter" },
  { id: "lip-speaker", label: "Lip-speaker", provided: "a lip-speaker" },
  { id: "breaks", label: "Breaks", provided: "breaks" },
  { id: "shorter-spells", label: "Shorter spells", provided: "shorter spells" },
  { id: "camera-off", label: "Camera off is fine", provided: "the choice of camera on or off" },
  { id: "large-print", label: "Large print", provided: "large print" },
  { id: "easy-read", label: "Easy Read", provided: "Easy Read" },
  { id: "plain-text", label: "Plain text", provided: "plain text" },
  { id: "screen-reader", label: "Files that work with a screen reader", provided: "files for screen readers" },
  { id: "support-worker", label: "A support worker can come too", provided: "room for a support worker" },
  { id: "phone-in", label: "Joining by phone", provided: "a way to join by phone" },
] as const;

export type ProvisionId = (typeof provisions)[number]["id"];

export const provisionIds = provisions.map(({ id }) => id);

/** Where a member's own words stand on a checklist, beside the ids above. */
export const ownWords = "words";

/** "live captions", "a BSL interpreter": in the order of the list. What is no longer in the list is left out. */
export const providedInWords = (ids: readonly string[]): string[] =>
  provisions.filter(({ id }) => ids.includes(id)).map(({ provided }) => provided);

export type Needing = { name: string; needs: readonly string[]; words: string; changedAt: Date };
export type Arrangement = { need: string; arrangedAt: Date };
export type CheckLine = { need: string; label: string; people: string[]; provided: boolean; arranged: boolean };

/** What has to be there for these people, line by line, with what the session provides and what is arranged. */
export function checklistOf(
  people: readonly Needing[],
  provided: readonly string[],
  arrangements: readonly Arrangement[],
): { lines: CheckLine[]; words: { name: string; words: string }[]; wordsArranged: boolean } {
  const lines = provisions.flatMap(({ id, label }) => {
    const names = people.filter(({ needs }) => needs.includes(id)).map(({ name }) => name);
    if (names.length === 0) return [];
    const arranged = arrangements.some(({ need }) => need === id);
    return [{ need: id, label, people: names, provided: provided.includes(id), arranged }];
  });
  const written = people.filter(({ words }) => words !== "");
  const at = arrangements.find(({ need }) => need === ownWords)?.arrangedAt;
  return {
    lines,
    words: written.map(({ name, words }) => ({ name, words })),
    // Words that changed after the tick were not looked at.
    wordsArranged: at !== undefined && written.every(({ changedAt }) => changedAt <= at),
  };
}
