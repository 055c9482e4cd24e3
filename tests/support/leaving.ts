import { randomBytes, randomUUID } from "node:crypto";
import type postgres from "postgres";
import type { z } from "zod";
import type { leavingInput } from "@/lib/leaving/input";
import { asOwner, joined } from "./accepting";
import { addMember, addSession, makeGroup } from "./groups";

/** Words of one member in a place of the database, to be searched for when they have left. */
export const canary = (place: string) => `canary-${place}-${randomUUID()}`;

/** Every column that says who somebody is, by how it is called or what it refers to: as the database itself tells it. */
export const columnsOfMembers = (sql: postgres.Sql) => sql<{ place: string }[]>`
  select distinct c.table_name || '.' || c.column_name as place
    from information_schema.columns c
    join information_schema.tables t on t.table_schema = c.table_schema and t.table_name = c.table_name
    left join pg_constraint f on f.contype = 'f' and f.confrelid = 'members'::regclass
     and f.conrelid = (quote_ident(c.table_name))::regclass
     and (select attnum from pg_attribute where attrelid = f.conrelid and attname = c.column_name) = any (f.conkey)
   where c.table_schema = 'public' and t.table_type = 'BASE TABLE' and c.data_type in ('uuid', 'text')
     and (f.oid is not null or c.table_name || '.' || c.column_name = 'members.id'
          or c.column_name ~ '(member_id|email|_by|by_name|to_name)$')
   order by 1`;

/** A member with a row in every table that can hold anything of one. Gives them, their words, and who stays behind. */
export async function memberEverywhere() {
  const group = await makeGroup();
  const person = await joined(group);
  const { groupId, facilitator } = group;
  const { memberId, email, keyId } = person;
  const other = await addMember(groupId, "Somebody Else");
  const session = await addSession(groupId, new Date(Date.now() - 86_400_000));
  const kept = { line: canary("line"), dilemma: canary("brought"), since: canary("since") };
  const item = randomUUID();
  const sealed = (kind: number) => Buffer.concat([Buffer.from([0x52, 0x4a, 1, kind]), keyId, randomBytes(100)]);
  await asOwner((sql) =>
    sql.begin(async (tx) => {
      const [agenda] = await tx`select id from agendas where session_id = ${session}`;
      const [round] = await tx`insert into appreciation_rounds (group_id) values (${groupId}) returning id`;
      const [yes] =
        await tx`insert into agreements (group_id, number, points) values (${groupId}, 1, '{One}') returning id`;
      const [evaluation] =
        await tx`insert into evaluations (group_id, moment) values (${groupId}, 'start') returning id`;
      await tx`update members set pronouns = 'they', organisation = ${canary("organisation")} where id = ${memberId}`;
      await tx`insert into journal_items (id, member_id, kind, key_id, version, rev, envelope)
               values (${item}, ${memberId}, 1, ${Buffer.from(keyId)}, 1, 1, ${sealed(1)})`;
      await tx`insert into journal_histories (id, member_id, key_id, version, envelope)
               values (${item}, ${memberId}, ${Buffer.from(keyId)}, 1, ${sealed(5)})`;
      await tx`insert into sign_ins (token_hash, member_id, epoch, sealed_local_key, own, device, created_on, last_seen_on, expires_at, ends_at)
               values (${randomBytes(32)}, ${memberId}, 1, ${randomBytes(60)}, true, 'Firefox on Windows', current_date, current_date,
                       now() + interval '9 days', now() + interval '9 days')`;
      await tx`insert into door_codes (member_id, code_hash, made_by, expires_at)
               values (${memberId}, ${randomBytes(32)}, ${memberId}, now() + interval '1 day')`;
      await tx`insert into known_browsers values (${memberId}, ${randomBytes(32)}, current_date)`;
      await tx`insert into second_steps (member_id, sealed_secret) values (${memberId}, ${randomBytes(60)})`;
      await tx`insert into second_step_codes (member_id, code_hash) values (${memberId}, ${randomBytes(32)})`;
      await tx`insert into email_changes (member_id, email, epoch, kdf, seed, server_salt, verifier, pepper_id, old_token_hash, new_token_hash, expires_at)
               values (${memberId}, ${canary("new-email")}, 2, 1, ${randomBytes(32)}, ${randomBytes(16)}, ${randomBytes(32)}, 'p',
                       ${randomBytes(32)}, ${randomBytes(32)}, now() + interval '1 day')`;
      await tx`insert into mail_choices (member_id) values (${memberId})`;
      await tx`insert into leavings (member_id, leaves_on, keep_shared) values (${memberId}, current_date + 14, true)`;
      await tx`insert into session_answers (session_id, member_id, answer) values (${session}, ${memberId}, 'coming')`;
      await tx`insert into attendances (session_id, member_id, came) values (${session}, ${memberId}, 'came')`;
      await tx`insert into agenda_looks values (${agenda?.id}, ${memberId}, 1)`;
      await tx`insert into calendar_feeds (member_id) values (${memberId})`;
      await tx`insert into access_needs (member_id, needs, words) values (${memberId}, '{captions}', ${canary("needs")})`;
      await tx`insert into agreement_yeses (agreement_id, group_id, member_id) values (${yes?.id}, ${groupId}, ${memberId})`;
      await tx`insert into listeners (group_id, member_id) values (${groupId}, ${memberId})`;
      await tx`insert into learnings (group_id, member_id, line, named) values (${groupId}, ${memberId}, ${kept.line}, true)`;
      await tx`insert into dilemmas (group_id, member_id, title, audience, brought_at, since)
               values (${groupId}, ${memberId}, ${kept.dilemma}, 'group', now(), ${kept.since}),
                      (${groupId}, ${memberId}, ${canary("offered")}, 'group', null, '')`;
      await tx`insert into appreciations (round_id, group_id, member_id, to_member_id, words)
               values (${round?.id}, ${groupId}, ${memberId}, ${other.memberId}, ${canary("thanks")}),
                      (${round?.id}, ${groupId}, ${other.memberId}, ${memberId}, ${canary("thanks-to-them")})`;
      await tx`insert into appreciation_looks (round_id, member_id) values (${round?.id}, ${memberId})`;
      await tx`insert into messages (group_id, member_id, kind) values (${groupId}, ${memberId}, 'announcement')`;
      await tx`insert into messages (to_name, to_email, kind) values ('Test Member', ${email}, 'invitation')`;
      await tx`insert into announcements (group_id, made_by, subject, words) values (${groupId}, ${memberId}, 'One', 'Two')`;
      await tx`insert into join_requests (group_id, name, email, role, draws, dates, answered_by, goes_on)
               values (${groupId}, 'Test Member', ${email}, ${canary("role")}, ${canary("draws")}, 'yes', ${memberId}, current_date + 90)`;
      await tx`insert into invitations (group_id, email, name, token_hash, made_by, expires_at)
               values (${groupId}, ${`somebody-${randomUUID()}@example.org`}, 'Invited', ${randomBytes(32)}, ${memberId}, now() + interval '1 day')`;
      await tx`insert into record_log (member_id, group_id, by_name, kind) values (${memberId}, ${groupId}, 'Test Facilitator', 'accepted')`;
      await tx`insert into evaluation_repliers values (${evaluation?.id}, ${memberId})`;
    }),
  );
  return { ...person, groupId, facilitator, other, kept };
}

/** What the page sends, with the password that this member joined with. */
export const leaving = (auth: Uint8Array, more: { when?: "now" | "later"; keepShared?: boolean } = {}) =>
  ({ auth: Uint8Array.from(auth), when: "now" as const, keepShared: false, ...more }) satisfies z.output<
    typeof leavingInput
  >;

/** Where a request came from, for the limits. */
export const fromHere = () => ({ address: `10.0.${Math.floor(Math.random() * 250)}.1`, browser: null, token: "" });

/** How many rows of a table have these words in them anywhere, as the table's owner sees them. */
export const rowsWith = (sql: postgres.Sql, table: string, words: string) =>
  sql<{ rows: number }[]>`select count(*)::int as rows from ${sql(table)} t where t::text like ${`%${words}%`}`.then(
    ([row]) => row?.rows ?? 0,
  );
