import { readFileSync } from "node:fs";
import type { Page } from "@playwright/test";
import { unzipSync } from "fflate";
import type { Reflection } from "@/lib/journal/vault/reflection";

export const takeAway = "/journal/take-away";
export const passphrase = "five words for this file";

export async function download(page: Page, press: () => Promise<void>): Promise<{ name: string; path: string }> {
  const [file] = await Promise.all([page.waitForEvent("download"), press()]);
  return { name: file.suggestedFilename(), path: await file.path() };
}

export const button = (page: Page, name: string | RegExp) => page.getByRole("button", { name });

export async function takeReadable(page: Page) {
  const file = await download(page, () => button(page, "Make the readable files").click());
  const files = unzipSync(readFileSync(file.path));
  const journal = JSON.parse(new TextDecoder().decode(files["journal.json"])) as {
    reflections: Reflection[];
    deleted: Reflection[];
  };
  return { ...file, files, journal };
}

export async function takeSealed(page: Page) {
  await page.getByLabel("Passphrase for this file").fill(passphrase);
  await page.getByLabel("The same passphrase again").fill(passphrase);
  return download(page, () => button(page, "Make the sealed copy").click());
}

export async function lookInto(page: Page, ...files: string[]) {
  await page.getByLabel("Files", { exact: true }).setInputFiles(files);
  await button(page, "See what would happen").click();
}
// Next keeps an alert of its own on every page.
export const problem = (page: Page) => page.locator(".problem");
export const plan = (page: Page) => page.getByRole("region", { name: "What would happen" });
