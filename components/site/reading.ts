/** How pages look on this device. A value that is absent means the product's own choice. */
export type Reading = { theme?: string; tint?: string; font?: string; spacing?: string };

export type ReadingName = keyof Reading;

export const readingNames = ["theme", "tint", "font", "spacing"] as const satisfies readonly ReadingName[];

const key = "reading";

const allowed: Record<ReadingName, readonly string[]> = {
  theme: ["light", "dark"],
  tint: ["cream", "sky"],
  font: ["plain", "system"],
  spacing: ["roomy"],
};

/** What is kept on this device; empty where nothing is, or where it cannot be read. */
export function keptReading(): Reading {
  try {
    const kept = JSON.parse(localStorage.getItem(key) ?? "{}") as Record<string, unknown>;
    const reading: Reading = {};
    for (const name of readingNames) {
      const value = kept[name];
      if (typeof value === "string" && allowed[name].includes(value)) reading[name] = value;
    }
    return reading;
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
