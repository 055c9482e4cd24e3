import { createHmac, hkdfSync } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect } from "@playwright/test";
import { databaseOf } from "./joining";
import type { Screen } from "./screens-outside";
import { sites } from "./sites";

/** The link under which somebody of the demonstration stops a kind of mail, as a mail of theirs would hold it. */
async function unsubscribeLink(what: string): Promise<string> {
  const site = sites().demonstration;
  const sql = databaseOf(site);
  const [row] = await sql`select member_id from memberships where not leads order by member_id limit 1`;
  await sql.end();
  const { SIGN_IN_KEY } = JSON.parse(readFileSync(join(site.data, "secrets.json"), "utf8"));
  const key = new Uint8Array(hkdfSync("sha256", Buffer.from(SIGN_IN_KEY, "hex"), "", "rp/unsubscribe", 32));
  const proof = createHmac("sha256", key).update(`${what}\0${row?.member_id}`).digest("base64url");
  return `/unsubscribe/${what}.${row?.member_id}.${proof}`;
}

/** Stopping a mail from its link. Opening changes nothing. */
export const unsubscribeScreens: Screen[] = [
  {
    file: "(public)/unsubscribe/[link]/page.tsx",
    state: "before the button",
    open: async (page) => {
      await page.goto(await unsubscribeLink("reminders"));
      await expect(page.getByRole("button", { name: "Stop these emails" })).toBeVisible();
    },
  },
];

export const mailChoiceScreens: Screen[] = [
  { file: "(member)/account/mail/page.tsx", state: "as it comes", open: (page) => page.goto("/account/mail") },
];
