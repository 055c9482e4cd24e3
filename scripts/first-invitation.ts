import { createHash, randomBytes } from "node:crypto";
import postgres from "postgres";

/**
 * A one-time link (14 days) for the first facilitator, or null once there is one. Makes the group with the first link;
 * links made earlier and not used end. Works as the database's owner, before anybody can sign in.
 */
export async function makeFirstInvitation(ownerUrl: string, siteUrl: string): Promise<string | null> {
  const sql = postgres(ownerUrl, { max: 1, onnotice: () => {} });
  try {
    return await sql.begin(async (tx) => {
      await tx`select pg_advisory_xact_lock(1832)`;
      const [led] = await tx`select 1 from memberships where leads limit 1`;
      if (led) return null;
      const [group] = await tx`select id from groups order by created_at limit 1`;
      const [made] = group
        ? [group]
        : await tx`insert into groups (name) values ('Co-production Reflective Practice Group') returning id`;
      await tx`update invitations set cancelled_at = now() where leads and used_at is null and cancelled_at is null`;
      const token = randomBytes(32).toString("base64url");
      const hash = createHash("sha256").update(token).digest();
      await tx`
        insert into invitations (group_id, email, name, leads, token_hash, expires_at)
        values (${made?.id}, '', '', true, ${hash}, now() + interval '14 days')`;
      return `${siteUrl}/welcome#${token}`;
    });
  } finally {
    await sql.end({ timeout: 5 });
  }
}
