/*
 * `npm run door:code`: a one-time code for a facilitator who has forgotten the password and has nobody to ask.
 * `npm run door:second-step`: ends the second step of one who lost what makes its codes. Whoever can run these has the
 * server in hand, so they give nothing that could not be taken; and they open no journal by themselves.
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

type Facilitator = { id: string; name: string; email: string };

async function findFacilitator(sql: postgres.Sql, command: string, email: string | undefined): Promise<Facilitator> {
  const leading = await sql<Facilitator[]>`
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
      `${wanted ? "No facilitator has this email." : "Several people lead."} Say whose: npm run ${command} -- EMAIL, one of ${those}`,
    );
  }
  return one;
}

async function endSecondStep(sql: postgres.Sql, email: string | undefined): Promise<string> {
  const one = await findFacilitator(sql, "door:second-step", email);
  const ended = await sql.begin(async (tx) => {
    await tx`delete from second_step_codes where member_id = ${one.id}`;
    return tx`delete from second_steps where member_id = ${one.id} and confirmed_at is not null returning 1`;
  });
  if (ended.length === 0) throw new Refusal(`${one.name} (${one.email}) has no second step.`);
  return `The second step of ${one.name} (${one.email}) has ended. Their password alone signs them in.`;
}

async function makeFor(sql: postgres.Sql, pepper: string, email: string | undefined): Promise<string> {
  const one = await findFacilitator(sql, "door:code", email);
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
    const [first, ...rest] = process.argv.slice(2);
    console.log(first === "--end-second-step" ? await endSecondStep(sql, rest[0]) : await makeFor(sql, pepper, first));
  } finally {
    await sql.end({ timeout: 5 });
    await release();
  }
}

main().then(
  () => process.exit(0),
  (error: Error) => {
    console.error(error instanceof Refusal ? error.message : `That could not be done: ${error.message}`);
    process.exit(1);
  },
);
