/*
 * `npm run door:code`: a one-time code for a facilitator who has forgotten the password and has nobody to ask. Whoever
 * can run this has the server in hand, so it gives nothing that they could not take; and it opens no journal by itself.
 */
import { existsSync } from "node:fs";
import { join } from "node:path";
import postgres from "postgres";
import { openEmbedded } from "../db/embedded/open.ts";
import { hashCode, makeCode } from "../lib/auth/tokens.ts";
import { Refusal, requireSecrets } from "./settings.ts";

type Held = { ownerUrl: string; pepper: string; release: () => Promise<void> };

async function openDatabase(): Promise<Held> {
  if (process.env.DATABASE_URL) {
    const { PEPPER: pepper } = requireSecrets(process.env);
    if (!process.env.DATABASE_OWNER_URL)
      throw new Refusal("DATABASE_OWNER_URL is missing: the role that owns the tables.");
    return { ownerUrl: process.env.DATABASE_OWNER_URL, pepper, release: async () => {} };
  }
  const data = process.env.DATA_DIR ?? ".data/group";
  if (!existsSync(join(data, "secrets.json")))
    throw new Refusal(
      `There is no group in ${data} yet. The demonstration's passwords are in .data/demo-sign-ins.json.`,
    );
  const { ownerUrl, secrets, release } = await openEmbedded(data, console.log);
  return { ownerUrl, pepper: secrets.PEPPER, release };
}

async function makeFor(sql: postgres.Sql, pepper: string, email: string | undefined): Promise<string> {
  const leading = await sql<{ id: string; name: string; email: string }[]>`
    select distinct members.id, members.name, members.email
      from members join memberships on memberships.member_id = members.id and memberships.leads`;
  if (leading.length === 0)
    throw new Refusal("Nobody leads the group yet. The link that `npm start` prints makes the first facilitator.");
  const wanted = email?.normalize("NFKC").trim().toLowerCase();
  const found = wanted ? leading.filter((one) => one.email === wanted) : leading;
  const [one] = found;
  if (!one || found.length > 1) {
    const those = leading.map((facilitator) => facilitator.email).join(", ");
    throw new Refusal(
      `${wanted ? "No facilitator has this email." : "Several people lead."} Say whose: npm run door:code -- EMAIL, one of ${those}`,
    );
  }
  const code = makeCode();
  await sql.begin(async (tx) => {
    await tx`update door_codes set used_at = now() where member_id = ${one.id} and used_at is null`;
    await tx`
      insert into door_codes (member_id, code_hash, expires_at)
      values (${one.id}, ${hashCode(Buffer.from(pepper, "hex"), one.id, code)}, now() + interval '3 days')`;
  });
  return `A one-time code for ${one.name} (${one.email}):\n\n  ${code}\n\nIt works once, for three days, on the page /recover. The recovery words open the journal with it.`;
}

async function main(): Promise<void> {
  const { ownerUrl, pepper, release } = await openDatabase();
  const sql = postgres(ownerUrl, { max: 1, connect_timeout: 10, onnotice: () => {} });
  try {
    console.log(await makeFor(sql, pepper, process.argv[2]));
  } finally {
    await sql.end({ timeout: 5 });
    await release();
  }
}

main().then(
  () => process.exit(0),
  (error: Error) => {
    console.error(error instanceof Refusal ? error.message : `No code could be made: ${error.message}`);
    process.exit(1);
  },
);
