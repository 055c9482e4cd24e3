import "server-only";
import { sql } from "drizzle-orm";
import { asMember } from "../../../db/client.ts";
import type { Member } from "../../auth/viewer.ts";

// One row per kind of thing, each as JSON. Everything is asked with the member's own rights and named as its reader
// would name it; no hash, key, seal or code comes along: nobody can read or use them.
const held = (memberId: string) => sql`
  select jsonb_build_object(
    'account', (select jsonb_build_object('name', m.name, 'email', m.email, 'pronouns', m.pronouns,
        'organisation', m.organisation, 'since', m.created_on) from members m where m.id = ${memberId}),
    'groups', (select jsonb_agg(jsonb_build_object('group', g.name, 'joinedOn', h.joined_on, 'pausedOn', h.paused_on,
        'facilitator', h.leads)) from memberships h join groups g on g.id = h.group_id where h.member_id = ${memberId}),
    'accessNeeds', (select to_jsonb(a) - 'member_id' from access_needs a where a.member_id = ${memberId}),
    'answersAboutComing', (select jsonb_agg(jsonb_build_object('session', s.starts_at, 'answer', a.answer,
        'answeredAt', a.answered_at) order by s.starts_at)
      from session_answers a join group_sessions s on s.id = a.session_id where a.member_id = ${memberId}),
    'register', (select jsonb_agg(jsonb_build_object('session', s.starts_at, 'came', a.came, 'notedAt', a.noted_at,
        'saidNotRightAt', a.questioned_at) order by s.starts_at)
      from attendances a join group_sessions s on s.id = a.session_id where a.member_id = ${memberId}),
    'dilemmas', (select jsonb_agg(to_jsonb(d) - array['id', 'group_id', 'member_id', 'version', 'planned_session_id',
        'brought_session_id'] order by d.offered_at) from dilemmas d where d.member_id = ${memberId}),
    'listensRatherSince', (select jsonb_agg(l.since) from listeners l where l.member_id = ${memberId}),
    'linesShared', (select jsonb_agg(jsonb_build_object('line', l.line, 'withName', l.named, 'sharedOn', l.shared_on)
        order by l.shared_on) from learnings l where l.member_id = ${memberId}),
    'thanksWritten', (select jsonb_agg(jsonb_build_object('words', a.words, 'withName', a.named, 'to',
        coalesce(m.name, 'the whole group'))) from appreciations a left join members m on m.id = a.to_member_id
      where a.member_id = ${memberId}),
    'thanksSeenAt', (select jsonb_agg(l.seen_at) from appreciation_looks l where l.member_id = ${memberId}),
    'agreementsAgreedTo', (select jsonb_agg(jsonb_build_object('version', v.number, 'on', y.agreed_on) order by y.agreed_on)
      from agreement_yeses y join agreements v on v.id = y.agreement_id where y.member_id = ${memberId}),
    'agendasSeen', (select count(*) from agenda_looks l where l.member_id = ${memberId}),
    'evaluationsRepliedTo', (select jsonb_agg(jsonb_build_object('moment', e.moment, 'openedAt', e.opened_at))
      from evaluation_repliers r join evaluations e on e.id = r.evaluation_id where r.member_id = ${memberId}),
    'record', (select jsonb_agg(jsonb_build_object('at', r.at, 'by', r.by_name, 'what', r.kind) order by r.at)
      from record_log r where r.member_id = ${memberId}),
    'mailChoices', (select to_jsonb(c) - 'member_id' from mail_choices c where c.member_id = ${memberId}),
    'calendarLinkMadeAt', (select f.made_at from calendar_feeds f where f.member_id = ${memberId}),
    'emailChange', (select jsonb_build_object('to', c.email, 'askedAt', c.made_at) from email_changes c
      where c.member_id = ${memberId}),
    'leaving', (select to_jsonb(l) - 'member_id' from leavings l where l.member_id = ${memberId}),
    'door', jsonb_build_object(
      'signIns', (select jsonb_agg(jsonb_build_object('device', s.device, 'own', s.own, 'since', s.created_on,
          'lastSeen', s.last_seen_on) order by s.created_on) from sign_ins s where s.member_id = ${memberId}),
      'browsersKnown', (select jsonb_agg(jsonb_build_object('lastSeen', b.last_seen_on) order by b.last_seen_on)
        from known_browsers b where b.member_id = ${memberId}),
      'oneTimeCodes', (select jsonb_agg(jsonb_build_object('madeAt', d.made_at, 'usedAt', d.used_at) order by d.made_at)
        from door_codes d where d.member_id = ${memberId}),
      'passwords', (select count(*) from credentials c where c.member_id = ${memberId}),
      'secondStepSince', (select s.confirmed_at from second_steps s where s.member_id = ${memberId})),
    'journal', jsonb_build_object(
      'sealedItems', (select count(*) from journal_items i where i.member_id = ${memberId} and i.envelope is not null),
      'sealedHistories', (select count(*) from journal_histories i where i.member_id = ${memberId}),
      'keys', (select count(*) from journal_keys k where k.member_id = ${memberId}))
  ) || held_of_viewer() as held`;

/**
 * All that the site holds of a member besides the words of their journal, which nobody here can read: for them to take
 * away. Gives plain JSON.
 */
export async function listHeld(member: Member): Promise<Record<string, unknown>> {
  const [row] = await asMember(
    member.memberId,
    (tx) => tx.execute<{ held: Record<string, unknown> }>(held(member.memberId)),
    { isolationLevel: "repeatable read", accessMode: "read only" },
  );
  return row?.held ?? {};
}
