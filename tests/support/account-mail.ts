import { readFileSync } from "node:fs";
import { join } from "node:path";
import { openDetails } from "@/lib/mail/details";
import { databaseOf } from "./joining";
import type { Site } from "./sites";

/** What the newest message of a kind brings, for a member or an address that is nobody's own: opened as the sender does. */
export async function mailedTo(
  site: Pick<Site, "data">,
  kind: string,
  to: { memberId?: string; email?: string },
): Promise<Record<string, string> | null> {
  const { SIGN_IN_KEY } = JSON.parse(readFileSync(join(site.data, "secrets.json"), "utf8"));
  const sql = databaseOf(site);
  const [row] = await sql`
    select id, sealed from messages
     where kind = ${kind} and (member_id = ${to.memberId ?? null} or to_email = ${to.email ?? null})
     order by made_at desc limit 1`;
  await sql.end();
  return row ? openDetails(Buffer.from(SIGN_IN_KEY, "hex"), row.id, row.sealed) : null;
}

/** A member's second step, laid straight into the database: the way through the screens has a test of its own. */
export async function secretOf(site: Pick<Site, "data">, memberId: string): Promise<Uint8Array> {
  const { SIGN_IN_KEY } = JSON.parse(readFileSync(join(site.data, "secrets.json"), "utf8"));
  const { openSecret } = await import("@/lib/auth/second-step-secret");
  const sql = databaseOf(site);
  const [row] = await sql`select sealed_secret from second_steps where member_id = ${memberId}`;
  await sql.end();
  return openSecret(Buffer.from(SIGN_IN_KEY, "hex"), memberId, row?.sealed_secret);
}
