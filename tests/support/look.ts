import AxeBuilder from "@axe-core/playwright";
import { expect, type Page, test } from "@playwright/test";
import type { Screen } from "./screens-outside";

const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
const widths = [
  { width: 390, height: 844 },
  { width: 1280, height: 860 },
];
// The dark changes colours and nothing else, so only what judges colours looks again.
const ofColour = ["color-contrast", "link-in-text-block"];

/** What axe finds on the page as it stands, in words. Without frames on the page the older, quicker way sees as much. */
export async function axeFindings(page: Page, only?: readonly string[]): Promise<string[]> {
  const axe = new AxeBuilder({ page }).setLegacyMode();
  const { violations, passes } = await (only ? axe.withRules([...only]) : axe.withTags(tags)).analyze();
  expect(passes.length).toBeGreaterThan(only ? 0 : 10);
  return violations.flatMap(({ id, help, nodes }) => nodes.map(({ html }) => `${id}: ${help}: ${html.slice(0, 160)}`));
}

/** Lays a style over the page. Made sheets are not inline style, so the page's policy lets a test do it. */
export async function lay(page: Page, css: string): Promise<() => Promise<void>> {
  await page.evaluate((text) => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(text);
    document.adoptedStyleSheets.push(sheet);
  }, css);
  return () => page.evaluate(() => void document.adoptedStyleSheets.pop());
}

// Runs in the page: everything that is cut off, or that makes the page wider than the window.
function cutOff(): string[] {
  const name = (one: Element) =>
    `${one.tagName.toLowerCase()}.${one.className} ${one.textContent?.trim().slice(0, 60)}`;
  const found: string[] = [];
  const root = document.documentElement;
  if (root.scrollWidth > root.clientWidth) found.push(`the page is ${root.scrollWidth - root.clientWidth}px too wide`);
  for (const one of document.body.querySelectorAll<HTMLElement>("*")) {
    const box = one.getBoundingClientRect();
    if (box.width <= 1 || box.height <= 1 || one.closest("svg, .vh")) continue;
    const style = getComputedStyle(one);
    const ends = style.textOverflow === "ellipsis";
    if (style.overflowX === "hidden" && !ends && one.scrollWidth > one.clientWidth + 1) found.push(`cut: ${name(one)}`);
    if (style.overflowY === "hidden" && one.scrollHeight > one.clientHeight + 1) found.push(`cut below: ${name(one)}`);
    const field = one.matches("input, select, textarea");
    const own = [...one.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.textContent?.trim());
    if ((own || field) && (box.right > root.clientWidth + 1 || box.left < -1)) found.push(`off the page: ${name(one)}`);
  }
  return found;
}

// Runs in the page: controls too small to hit. Links in the middle of words are as tall as the words (WCAG 2.5.8).
function tooSmall(): string[] {
  const found: string[] = [];
  for (const one of document.querySelectorAll<HTMLElement>("a, button, input, select, textarea, summary")) {
    const box = one.getBoundingClientRect();
    if (box.width <= 1 || getComputedStyle(one).visibility === "hidden" || one.closest(".skip")) continue;
    const main = one.matches(".btn, .in, .act, .sq, .nav a, .wordmark, .foot li a, .opt input, summary, .writing");
    const inWords = one.matches("a:not(.btn)") && getComputedStyle(one).display === "inline";
    const least = main ? 44 : inWords ? 0 : 24;
    if (box.height < least || box.width < Math.min(least, 24))
      found.push(`${Math.round(box.width)} by ${Math.round(box.height)}: ${one.outerHTML.slice(0, 120)}`);
  }
  return found;
}

// Runs in the page: one h1, first; and no level left out.
function headingsOutOfOrder(): string[] {
  const seen = [...document.querySelectorAll<HTMLElement>("h1, h2, h3, h4, h5, h6")].filter(
    (one) => one.checkVisibility() && !one.closest("dialog"),
  );
  const levels = seen.map((one) => Number(one.tagName.slice(1)));
  const found: string[] = [];
  if (levels.filter((level) => level === 1).length !== 1) found.push("there is not exactly one h1");
  levels.forEach((level, index) => {
    if (level > (levels[index - 1] ?? 0) + 1) found.push(`h${level} too deep: ${seen[index]?.innerText}`);
  });
  return found;
}

// WCAG 1.4.12: what somebody may set for themselves.
const roomyText = `* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important; }
  p { margin-block-end: 2em !important; }`;

/** What a ruler finds at this width: words cut off, a page wider than its window, controls too small to hit. */
export async function ruler(page: Page): Promise<string[]> {
  return [...(await page.evaluate(cutOff)), ...(await page.evaluate(tooSmall))];
}

/** Opens a screen and looks at it from every side. Gives what is wrong, in words. */
export async function look(page: Page, { file, state, open }: Screen): Promise<string[]> {
  const found: string[] = [];
  const note = (how: string, more: string[]) => found.push(...more.map((one) => `${file}, ${state}, ${how}: ${one}`));
  await test.step(`${file}: ${state}`, async () => {
    // A colour half way to another is not one that anybody reads.
    await page.emulateMedia({ reducedMotion: "reduce" });
    await page.setViewportSize({ width: 1280, height: 860 });
    await open(page);
    for (const size of widths) {
      await page.setViewportSize(size);
      await page.emulateMedia({ colorScheme: "light" });
      note(`axe, ${size.width}, light`, await axeFindings(page));
      await page.emulateMedia({ colorScheme: "dark" });
      note(`axe, ${size.width}, dark`, await axeFindings(page, ofColour));
      note(`${size.width}`, await ruler(page));
      const takeOff = await lay(page, roomyText);
      note(`${size.width}, text spacing`, await page.evaluate(cutOff));
      await takeOff();
    }
    note("headings", await page.evaluate(headingsOutOfOrder));
    await page.setViewportSize({ width: 320, height: 640 });
    note("320 wide", await ruler(page));
  });
  return found;
}
