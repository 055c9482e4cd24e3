import type { Page } from "@playwright/test";

export type Stop = { name: string; outline: string; width: number; hidden: boolean; key: string };

// Runs in the page: what has the focus, whether that shows, and whether something lies over it.
function stopHere(): Stop | null {
  const one = document.activeElement as HTMLElement | null;
  if (!one || one === document.body) return null;
  // A choice is drawn by the words beside its field, and so is its focus.
  const drawn = one.matches(".opt input") ? (one.nextElementSibling ?? one) : one;
  const style = getComputedStyle(drawn);
  // A link over two lines is looked for on the first.
  const box = drawn.getClientRects()[0] ?? drawn.getBoundingClientRect();
  const [x, y] = [box.left + Math.min(box.width / 2, 40), box.top + Math.min(box.height / 2, 20)];
  const over = document.elementFromPoint(x, y);
  const all = [...document.querySelectorAll("*")];
  return {
    key: String(all.indexOf(one)),
    name: `${one.tagName.toLowerCase()} ${one.getAttribute("aria-label") ?? (one.textContent || one.id)}`
      .trim()
      .slice(0, 80),
    outline: style.outlineStyle,
    width: Number.parseFloat(style.outlineWidth),
    hidden: !over || !(drawn.contains(over) || over.contains(drawn) || one.contains(over)),
  };
}

/** Presses Tab from the top of the page to its end, and tells of every stop. */
export async function tabThrough(page: Page): Promise<Stop[]> {
  await page.evaluate(() => {
    // To the very start of the page, where the focus is when one arrives.
    document.body.tabIndex = -1;
    document.body.focus();
    document.body.removeAttribute("tabindex");
    scrollTo(0, 0);
  });
  const stops: Stop[] = [];
  for (let presses = 0; presses < 400; presses += 1) {
    await page.keyboard.press("Tab");
    const stop = await page.evaluate(stopHere);
    // A field for a date has several stops inside.
    if (stop && stop.key === stops.at(-1)?.key) continue;
    if (!stop || stops.some(({ key }) => key === stop.key)) break;
    stops.push(stop);
  }
  return stops;
}

/** Every control on the page that somebody may need, by its place in the document. Of a radio group one is enough. */
export async function controls(page: Page): Promise<{ key: string; name: string }[]> {
  return page.evaluate(() => {
    const all = [...document.querySelectorAll("*")];
    const groups = new Set<string>();
    const found: { key: string; name: string }[] = [];
    for (const one of document.querySelectorAll<HTMLElement>("a[href], button, input, select, textarea, summary")) {
      if (!one.checkVisibility({ visibilityProperty: true }) || one.matches("input[type=hidden]")) continue;
      if (one instanceof HTMLInputElement && one.type === "radio") {
        if (!one.checked || groups.has(one.name)) continue;
        groups.add(one.name);
      }
      const name = one.getAttribute("aria-label") ?? (one.textContent || one.id);
      found.push({ key: String(all.indexOf(one)), name: `${one.tagName.toLowerCase()} ${name}`.slice(0, 80) });
    }
    return found;
  });
}

/** Presses Tab until the focus is on what is called so, and fails when it does not come there. */
export async function tabTo(page: Page, name: string | RegExp): Promise<void> {
  for (let presses = 0; presses < 120; presses += 1) {
    await page.keyboard.press("Tab");
    // Between the last control and the first, the focus is on none.
    const words = await page.evaluate(() => {
      const one = document.activeElement;
      return (
        one?.getAttribute("aria-label") ??
        (one as HTMLInputElement | null)?.labels?.[0]?.textContent ??
        one?.textContent
      );
    });
    if (typeof name === "string" ? words?.trim() === name : name.test(words ?? "")) return;
  }
  throw new Error(`Tab does not reach ${name}`);
}
