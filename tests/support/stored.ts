import { databaseOf } from "./joining";
import type { TwoGroups } from "./two-groups";

export type Stored = {
  sessionVersion: number;
  draftVersion: number;
  invitationId: string;
  messageId: string;
  groupVersion: number;
};
/** What an act of somebody of `groupId` must name: versions and ids of our group as they are stored now. */
export async function storedOf(groups: TwoGroups, groupId: string): Promise<Stored> {
  const sql = databaseOf(groups.site);
  const [row] = await sql`
    select s.version as session_version, a.version as draft_version,
           (select id from invitations where group_id = s.group_id and email = ${groups.secrets.invited}) as invitation_id,
           (select version from groups where id = ${groupId}) as group_version,
           (select id from messages where group_id = s.group_id order by made_at, id limit 1) as message_id
      from group_sessions s join agendas a on a.session_id = s.id where s.id = ${groups.sessionId}`;
  await sql.end();
  return {
    sessionVersion: row?.session_version,
    draftVersion: row?.draft_version,
    invitationId: row?.invitation_id,
    messageId: row?.message_id,
    groupVersion: row?.group_version,
  };
}
