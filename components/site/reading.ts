/** How pages look on this device. A value that is absent means the product's own choice. */
export type Reading = { theme?: string; tint?: string; font?: string; spacing?: string };

export type ReadingName = keyof Reading;

export const readingNames = ["theme", "tint", "font", "spacing"] as const satisfies readonly ReadingName[];

const key = "reading";

/** What is kept on this device; empty where nothing is, or where it cannot be read. */
export function keptReading(): Reading {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(key) ?? "{}");
    return kept && typeof kept === "object" ? kept : {};
  } catch {
    return {};
  }
}

/** Puts the settings on <html>, as /reading.js does when a page starts. */
export function applyReading(reading: Reading): void {
  const root = document.documentElement;
  for (const name of readingNames) {
    const value = reading[name];
    if (value) root.dataset[name] = value;
    else delete root.dataset[name];
  }
}

/** Keeps the settings on this device. False where the browser keeps nothing. */
export function keepReading(reading: Reading): boolean {
  try {
    if (Object.values(reading).some(Boolean)) localStorage.setItem(key, JSON.stringify(reading));
    else localStorage.removeItem(key);
    return true;
  } catch {
    return false;
  }
}
