import type { BrowserContext, Page } from "@playwright/test";
import { type Joined, newMember } from "./joining";
import { type Site, sites } from "./sites";
import { signIn } from "./visit";

/** One more member of a group, by name, signed in with a browser of their own. */
export async function enter(
  visit: (site: Site) => Promise<BrowserContext>,
  groupId: string,
  name: string,
): Promise<{ page: Page; who: Joined }> {
  const who = await newMember(sites().group, { name, groupId });
  const page = await (await visit(sites().group)).newPage();
  await signIn(page, who);
  return { page, who };
}
