import { createHash, randomBytes, randomUUID } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import postgres from "postgres";
import { toHex } from "@/lib/journal/vault/bytes";
import { deriveFromPassword } from "@/lib/journal/vault/derive";
import { makeRawKey } from "@/lib/journal/vault/journal-key";
import { sealWrap } from "@/lib/journal/vault/wrap";
import type { Site } from "./sites";

export type Joined = {
  memberId: string;
  groupId: string;
  name: string;
  email: string;
  password: string;
  /** What the browser would send for the password. */
  auth: string;
};

/** The database of a site that was started here, as its owner or as the superuser. The caller ends it. */
export function databaseOf(site: Pick<Site, "data">, role: "rp_owner" | "postgres" = "rp_owner"): postgres.Sql {
  const secrets = JSON.parse(readFileSync(join(site.data, "secrets.json"), "utf8"));
  const port = Number(readFileSync(join(site.data, "pg18/postmaster.pid"), "utf8").split("\n")[3]);
  const password = role === "postgres" ? secrets.superuserPassword : secrets.ownerPassword;
  return postgres({ host: "127.0.0.1", port, user: role, password, database: "rp", max: 1, onnotice: () => {} });
}

/** A group of its own beside the site's first one, which the screens cannot make yet. Gives its id. */
export async function makeOtherGroup(site: Site): Promise<string> {
  const sql = databaseOf(site);
  const [group] = await sql`insert into groups (name) values (${`Other group ${randomUUID()}`}) returning id`;
  await sql.end();
  return group?.id;
}

/** An invitation laid straight into the database: the way through the screens has a test of its own. Gives its token. */
export async function makeInvitation(
  site: Pick<Site, "data">,
  who: { name: string; email: string; leads?: boolean; groupId?: string },
): Promise<{ token: string; memberId: string; groupId: string }> {
  const sql = databaseOf(site);
  const token = randomBytes(32).toString("base64url");
  const hash = createHash("sha256").update(token).digest();
  const [row] = await sql`
    insert into invitations (group_id, email, name, leads, token_hash, expires_at)
    select coalesce(${who.groupId ?? null}::uuid, (select id from groups order by created_at limit 1)),
           ${who.email}, ${who.name}, ${who.leads ?? false}, ${hash}, now() + interval '14 days'
    returning member_id, group_id`;
  await sql.end();
  return { token, memberId: row?.member_id, groupId: row?.group_id };
}

/** Accepts an invitation as a browser does, without one: same derivation, same wrap, same route. Gives what it sent for the password. */
export async function acceptDirectly(
  site: Pick<Site, "url" | "publicUrl">,
  invited: { token: string; memberId: string },
  who: { name: string; email: string; password: string },
): Promise<string> {
  const seed = Uint8Array.from(randomBytes(32));
  const derived = await deriveFromPassword({ email: who.email, password: who.password, seedHex: toHex(seed) });
  const wrap = await sealWrap(makeRawKey(), derived, { type: 1, memberId: invited.memberId, seed });
  const response = await fetch(`${site.url}/api/door/accept`, {
    method: "POST",
    headers: { "Content-Type": "application/json", Origin: site.publicUrl ?? site.url },
    body: JSON.stringify({
      token: invited.token,
      name: who.name,
      email: who.email,
      auth: derived.authHex,
      seed: toHex(seed),
      wrap: toHex(wrap),
    }),
  });
  // A refusal comes with status 200 too.
  const answer = await response.json();
  if (!answer.ok) throw new Error(`An invitation could not be accepted: ${JSON.stringify(answer)}`);
  return derived.authHex;
}

/** Somebody new in a site's group, with a password, ready to sign in. */
export async function newMember(
  site: Site,
  how: { name?: string; leads?: boolean; groupId?: string } = {},
): Promise<Joined> {
  const name = how.name ?? "Test Member";
  const email = `${randomUUID()}@example.org`;
  const password = `words of ${randomUUID()}`;
  const invited = await makeInvitation(site, { ...how, name, email });
  const auth = await acceptDirectly(site, invited, { name, email, password });
  return { memberId: invited.memberId, groupId: invited.groupId, name, email, password, auth };
}
