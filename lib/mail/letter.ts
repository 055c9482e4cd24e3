/*
 * How a message looks: plain text, and simple HTML that says the same. Nothing is loaded from anywhere, nothing tells that
 * it was opened, and a link that is opened changes nothing.
 */
export type Letter = {
  subject: string;
  /** The recipient's own name, or none where many are written to at once or the words greet by themselves. */
  greets: string | null;
  paragraphs: readonly string[];
  link: { label: string; href: string } | null;
  /** Why it came. */
  foot: readonly string[];
  /** Where what can be declined is declined. */
  unsubscribe?: string;
};

// biome-ignore lint/suspicious/noControlCharactersInRegex: what would end a header or a line early.
const controls = /[\u0000-\u001f\u007f-\u009f\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]+/g;

/** Somebody's name as it may stand in a header or a line: without line ends and what turns text around, and not too long. */
export const plainName = (name: string, longest = 120) => name.replace(controls, " ").trim().slice(0, longest);

const greeting = ({ greets }: Letter) => (greets === null ? [] : [greets ? `Hello ${plainName(greets)},` : "Hello,"]);
const stopLabel = "Stop emails like this one";

/** The words alone, as plain text. */
export function asText(letter: Letter): string {
  const { paragraphs, link, foot, unsubscribe } = letter;
  const parts = [...greeting(letter), ...paragraphs, ...(link ? [`${link.label}:\n${link.href}`] : [])];
  const small = [...foot, ...(unsubscribe ? [`${stopLabel}:\n${unsubscribe}`] : [])];
  return `${[...parts, ...(small.length > 0 ? [`-- \n${small.join("\n\n")}`] : [])].join("\n\n")}\n`;
}

const signs: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" };
const safe = (text: string) => text.replace(/[&<>"']/g, (sign) => signs[sign] ?? sign);
const lines = (text: string) => safe(text).replaceAll("\n", "<br>");

const style = `
:root { color-scheme: light dark; }
body { margin: 0; background: #f6f3f1; color: #241a27; }
main { max-width: 36rem; margin: 0 auto; padding: 24px 20px; font: 17px/1.6 Arial, Helvetica, sans-serif; }
p { margin: 0 0 16px; overflow-wrap: anywhere; }
.do { margin: 24px 0; }
.do a { display: inline-block; padding: 10px 18px; border-radius: 3px; background: #5c2352; color: #fffdfb; font-weight: bold; text-decoration: none; }
.plain, .foot { color: #4b414e; }
.foot { border-top: 1px solid #75697a; margin-top: 32px; padding-top: 16px; }
.plain a, .foot a { color: #5c2352; }
@media (prefers-color-scheme: dark) {
  body { background: #19141b; color: #f2ebee; }
  .do a { background: #ebc1e0; color: #2b1126; }
  .plain, .foot { color: #cbc0cc; }
  .plain a, .foot a { color: #ebc1e0; }
}`;

/** The same words as a page of their own. */
export function asHtml(letter: Letter): string {
  const { subject, paragraphs, link, foot, unsubscribe } = letter;
  const said = [...greeting(letter), ...paragraphs].map((text) => `<p>${lines(text)}</p>`);
  const act = link
    ? [
        `<p class="do"><a href="${safe(link.href)}">${safe(link.label)}</a></p>`,
        `<p class="plain">Or copy this address into your browser:<br><a href="${safe(link.href)}">${safe(link.href)}</a></p>`,
      ]
    : [];
  const stop = unsubscribe ? [`<p><a href="${safe(unsubscribe)}">${stopLabel}</a></p>`] : [];
  const small = [...foot.map((text) => `<p>${lines(text)}</p>`), ...stop];
  const end = small.length > 0 ? [`<div class="foot">`, ...small, "</div>"] : [];
  return [
    `<!doctype html><html lang="en-GB"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">`,
    `<meta name="color-scheme" content="light dark"><title>${safe(subject)}</title><style>${style}</style></head><body><main>`,
    ...said,
    ...act,
    ...end,
    "</main></body></html>",
  ].join("\n");
}
