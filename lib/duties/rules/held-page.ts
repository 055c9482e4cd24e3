/** A stretch of what is held about somebody: one record for each thing, name beside value. */
export type HeldPart = { title: string; records: Record<string, string>[] };

export type Held = { name: string; madeOn: string; group: string; parts: HeldPart[]; notHere: string[] };

const signs: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" };
const text = (raw: string) => raw.replace(/[&<>"']/g, (sign) => signs[sign] ?? sign);

const css =
  "body{max-width:46rem;margin:2rem auto;padding:0 1rem;font:1.0625rem/1.6 system-ui,sans-serif}dt{font-weight:600}dd{margin:0 0 .5rem;white-space:pre-wrap;overflow-wrap:anywhere}dl{border-top:1px solid #999;padding-top:.75rem}h2{margin-top:2.5rem}";

/** The same as one page that opens anywhere, fetches nothing and prints. */
export function heldPage({ name, madeOn, group, parts, notHere }: Held): string {
  const record = (one: Record<string, string>) =>
    `<dl>${Object.entries(one)
      .map(([key, value]) => `<dt>${text(key)}</dt><dd>${text(value) || "–"}</dd>`)
      .join("")}</dl>`;
  const part = ({ title, records }: HeldPart) =>
    `<h2>${text(title)}</h2>${records.map(record).join("") || "<p>Nothing.</p>"}`;
  return `<!doctype html><html lang="en-GB"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'"><title>Everything held about ${text(name)}</title><style>${css}</style></head><body><h1>Everything held about ${text(name)}</h1><p>${text(group)}. Made on ${text(madeOn)}.</p>${parts.map(part).join("")}<h2>Not in this file</h2><ul>${notHere.map((line) => `<li>${text(line)}</li>`).join("")}</ul></body></html>`;
}
