import { databaseOf } from "./joining";
import type { Site } from "./sites";

/** Everything that an action could have written in one group, in one text. */
export async function stateOf(site: Site, groupId: string): Promise<string> {
  const sql = databaseOf(site);
  try {
    const sessions = sql`select id from group_sessions where group_id = ${groupId}`;
    const people = sql`select member_id from memberships where group_id = ${groupId}`;
    const agendas = sql`select id from agendas where session_id in (${sessions})`;
    const rows = [
      await sql`select * from group_sessions where group_id = ${groupId} order by id`,
      await sql`select * from agendas where session_id in (${sessions}) order by id`,
      await sql`select * from agenda_items where agenda_id in (${agendas}) order by agenda_id, position`,
      await sql`select * from published_agendas where agenda_id in (${agendas}) order by agenda_id, number`,
      await sql`select * from dilemmas where group_id = ${groupId} order by id`,
      await sql`select * from attendances where session_id in (${sessions}) order by session_id, member_id`,
      await sql`select * from session_runs where session_id in (${sessions}) order by session_id`,
      await sql`select * from invitations where group_id = ${groupId} order by id`,
      await sql`select * from memberships where group_id = ${groupId} order by member_id`,
      await sql`select * from members where id in (${people}) order by id`,
      await sql`select * from door_codes where member_id in (${people}) order by id`,
      await sql`select * from messages where group_id = ${groupId} order by id`,
      await sql`select * from announcements where group_id = ${groupId} order by id`,
      await sql`select * from groups where id = ${groupId}`,
      await sql`select * from session_answers where session_id in (${sessions}) order by session_id, member_id`,
      await sql`select * from attendances where session_id in (${sessions}) order by session_id, member_id`,
      await sql`select * from session_arrangements where session_id in (${sessions}) order by session_id, need`,
      await sql`select * from session_runs where session_id in (${sessions}) order by session_id`,
      await sql`select * from access_needs where member_id in (${people}) order by member_id`,
      await sql`select * from mail_choices where member_id in (${people}) order by member_id`,
      await sql`select * from calendar_feeds where member_id in (${people}) order by member_id`,
      await sql`select * from agenda_looks where member_id in (${people}) order by agenda_id, member_id`,
      await sql`select * from agenda_library where group_id = ${groupId} order by id`,
      await sql`select * from dilemmas where group_id = ${groupId} order by id`,
      await sql`select * from listeners where group_id = ${groupId} order by member_id`,
      await sql`select * from agreements where group_id = ${groupId} order by id`,
      await sql`select * from agreement_yeses where group_id = ${groupId} order by agreement_id, member_id, agreed_on`,
      await sql`select * from learnings where group_id = ${groupId} order by id`,
      await sql`select * from appreciation_rounds where group_id = ${groupId} order by id`,
      await sql`select * from appreciations where group_id = ${groupId} order by id`,
      await sql`select * from appreciation_looks where member_id in (${people}) order by round_id, member_id`,
    ];
    return JSON.stringify(rows, null, 1);
  } finally {
    await sql.end();
  }
}
