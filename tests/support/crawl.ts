import type { Page } from "@playwright/test";

/** What a crawl met: every address of the site, links that lead nowhere, and every address outside it. */
export type Crawl = { paths: string[]; dead: string[]; outside: Set<string> };

// Runs in the page.
const linksHere = () => [...document.querySelectorAll<HTMLAnchorElement>("a[href]")].map((one) => one.href);

/** Goes wherever links lead from these pages, each address once, and looks whether what they point at is there. */
export async function crawl(page: Page, starts: string[], onPage: (path: string) => Promise<void>): Promise<Crawl> {
  const origin = new URL(page.url()).origin;
  const ahead = starts.map((from) => ({ to: from, from: "the start" }));
  const seen = new Map<string, Set<string>>();
  const found: Crawl = { paths: [], dead: [], outside: new Set() };
  const fragments: { path: string; id: string; from: string }[] = [];
  for (let next = ahead.shift(); next; next = ahead.shift()) {
    const url = new URL(next.to, origin);
    if (url.origin !== origin) {
      found.outside.add(url.href);
      continue;
    }
    // The journal keeps ids of reflections behind the #: no part of a page.
    if (url.hash && !/^\/(journal|welcome)/.test(url.pathname))
      fragments.push({ path: url.pathname, id: url.hash.slice(1), from: next.from });
    if (seen.has(url.pathname)) continue;
    // A file or a text is there or not; it has no page to look at.
    if (/\.ics$|\/plain-text$/.test(url.pathname)) {
      const { status } = await page.request.get(url.pathname).then((answer) => ({ status: answer.status() }));
      if (status !== 200) found.dead.push(`${url.pathname} (${status}) from ${next.from}`);
      seen.set(url.pathname, new Set());
      continue;
    }
    const answer = await page.goto(`${url.pathname}${url.search}`);
    await page.locator("main h1").first().waitFor();
    if (answer?.status() !== 200) found.dead.push(`${url.pathname} (${answer?.status()}) from ${next.from}`);
    found.paths.push(url.pathname);
    seen.set(url.pathname, new Set(await page.locator("[id]").evaluateAll((all) => all.map(({ id }) => id))));
    await onPage(url.pathname);
    for (const to of await page.evaluate(linksHere)) ahead.push({ to, from: url.pathname });
  }
  for (const { path, id, from } of fragments)
    if (id && !seen.get(path)?.has(id)) found.dead.push(`${path}#${id} from ${from}`);
  return found;
}
