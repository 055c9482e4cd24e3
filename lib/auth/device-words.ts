/*
 * What kind of browser signed in, in few words for its member's own list. Coarse on purpose: no version, no model, nothing
 * that would tell two people's phones apart.
 */
const browsers: [RegExp, string][] = [
  [/\bEdg(e|A|iOS)?\//, "Edge"],
  [/\b(OPR|Opera|OPT)\//, "Opera"],
  [/\bSamsungBrowser\//, "Samsung Internet"],
  [/\b(Firefox|FxiOS)\//, "Firefox"],
  [/\b(Chrome|Chromium|CriOS|HeadlessChrome)\//, "Chrome"],
  [/\bSafari\//, "Safari"],
];
const systems: [RegExp, string][] = [
  [/\bAndroid\b/, "Android"],
  [/\biPhone\b/, "an iPhone"],
  [/\biPad\b/, "an iPad"],
  [/\bCrOS\b/, "a Chromebook"],
  [/\bWindows\b/, "Windows"],
  [/\bMac(intosh| OS X)\b/, "a Mac"],
  [/\bLinux\b/, "Linux"],
];

/** "Firefox on Windows" from a User-Agent; what is not known of it is left out, down to "A browser". */
export function deviceInWords(userAgent: string | null): string {
  const told = (userAgent ?? "").slice(0, 500);
  const find = (list: [RegExp, string][]) => list.find(([known]) => known.test(told))?.[1];
  const system = find(systems);
  return `${find(browsers) ?? "A browser"}${system ? ` on ${system}` : ""}`;
}
