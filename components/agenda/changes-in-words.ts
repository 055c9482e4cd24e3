import type { ItemChange } from "@/lib/agendas/rules";

/** One change of an agenda, as members read it. */
export function changeInWords(change: ItemChange): string {
  const name = `“${change.title}”`;
  switch (change.what) {
    case "added":
      return `New: ${name}, as item ${change.number}`;
    case "gone":
      return `No longer there: ${name}`;
    case "moved":
      return `${name} has moved: it is item ${change.number} now`;
    case "renamed":
      return `“${change.before}” is called ${name} now`;
    case "minutes":
      return `${name}: ${change.from} minutes before, ${change.to} now`;
    case "words":
      return `${name}: its description has changed`;
  }
}
