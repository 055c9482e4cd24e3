CREATE UNIQUE INDEX "messages_reminders" ON "messages" USING btree ("member_id","session_id","kind","not_before") WHERE "messages"."kind" in ('reminder-day', 'reminder-hour');
--> statement-breakpoint

-- When a reminder is due: at the same clock time of the day before, also when the clocks change that night; or an hour.
create function reminder_due(p_kind text, p_starts_at timestamptz, p_zone text) returns timestamptz
language sql stable set search_path = pg_catalog, public, pg_temp as $$
  select case p_kind
    when 'reminder-day' then ((p_starts_at at time zone p_zone) - interval '1 day') at time zone p_zone
    when 'reminder-hour' then p_starts_at - interval '1 hour' end;
$$;
--> statement-breakpoint

-- Makes the reminders that are due and gives their ids. Run twice, or by two at once, it makes each once.
create function make_reminders(p_now timestamptz) returns setof uuid
language sql security definer set search_path = pg_catalog, public, pg_temp as $$
  insert into messages (group_id, member_id, kind, session_id, not_before)
  select held.group_id, held.member_id, k.kind, s.id, reminder_due(k.kind, s.starts_at, s.time_zone)
    from (values ('reminder-day', interval '3 hours'), ('reminder-hour', interval '10 minutes')) k (kind, too_late)
    join group_sessions s on s.cancelled_at is null and s.starts_at between p_now + k.too_late and p_now + interval '26 hours'
     and reminder_due(k.kind, s.starts_at, s.time_zone) <= p_now
    join memberships held on held.group_id = s.group_id and held.paused_on is null
    left join mail_choices c on c.member_id = held.member_id
    left join session_answers a on a.session_id = s.id and a.member_id = held.member_id
   where coalesce(a.answer, '') <> 'not-coming'
     and case k.kind when 'reminder-day' then coalesce(c.day_before, true) else coalesce(c.hour_before, false) end
  on conflict do nothing
  returning id;
$$;
--> statement-breakpoint

-- Takes one waiting message until this transaction ends, with what it needs to be written. No row where it is gone, done,
-- not yet due, or in another's hands: so two workers never send the same one.
create function take_message(p_id uuid)
returns table (
  kind text, changes text[], sealed bytea, made_at timestamptz, to_name text, to_email text, member_id uuid,
  in_group boolean, group_name text, group_zone text, paused boolean, agendas boolean, day_before boolean,
  hour_before boolean, announcements boolean, answer text, session_id uuid, starts_at timestamptz, minutes int,
  zone text, cancelled boolean, published boolean, still_due boolean, subject text, words text
)
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
  if not pg_try_advisory_xact_lock(1833, hashtext(p_id::text)) then
    return;
  end if;
  return query
  select m.kind, m.changes, m.sealed, m.made_at, coalesce(m.to_name, p.name), coalesce(m.to_email, p.email), m.member_id,
         m.group_id is not null, g.name, g.time_zone, held.paused_on is not null, coalesce(c.agendas, true),
         coalesce(c.day_before, true), coalesce(c.hour_before, false), coalesce(c.announcements, true), a.answer,
         s.id, s.starts_at, s.minutes::int, s.time_zone, s.cancelled_at is not null, ag.published_number is not null,
         m.not_before is not distinct from reminder_due(m.kind, s.starts_at, s.time_zone), n.subject, n.words
    from messages m
    left join members p on p.id = m.member_id
    left join groups g on g.id = m.group_id
    left join memberships held on held.group_id = m.group_id and held.member_id = m.member_id
    left join mail_choices c on c.member_id = m.member_id
    left join group_sessions s on s.id = m.session_id
    left join session_answers a on a.session_id = s.id and a.member_id = m.member_id
    left join agendas ag on ag.session_id = s.id
    left join announcements n on n.id = m.announcement_id
   where m.id = p_id and m.sent_at is null and m.settled_at is null and m.failed_at is null
     and (m.not_before is null or m.not_before <= now());
end $$;
--> statement-breakpoint

-- Notes what became of a message that was taken as it stood at p_made_at: sent, tried (it will be again), failed (somebody
-- has to look), or why it was not sent. False where it says something newer by now: that waits still.
create function settle_message(p_id uuid, p_made_at timestamptz, p_outcome text, p_why text) returns boolean
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
  update messages m set
      sent_at = case when p_outcome = 'sent' then clock_timestamp() end,
      settled_at = case when p_outcome = 'settled' then clock_timestamp() end,
      settled_why = case when p_outcome = 'settled' then p_why end,
      failed_at = case when p_outcome = 'failed' then clock_timestamp() end,
      failed_why = case when p_outcome in ('failed', 'tried') then p_why end,
      tries = m.tries + 1,
      sealed = case when p_outcome in ('failed', 'tried') then m.sealed end
   where m.id = p_id and m.sent_at is null and m.settled_at is null and (p_made_at is null or m.made_at = p_made_at);
  return found;
end $$;
--> statement-breakpoint

-- Messages of the last day that wait, and for which the queue holds nothing: made before there was mail, or lost with a
-- process. At a start, those that a process had in hand count too: they cannot be in two hands at once.
create function list_unqueued_messages(p_at_start boolean) returns setof uuid
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select m.id from messages m
   where m.sent_at is null and m.settled_at is null and m.failed_at is null and m.made_at > now() - interval '1 day'
     and not exists (
       select 1 from pgboss.job j
        where j.name = 'mail' and j.data ->> 'messageId' = m.id::text
          and (j.state in ('created', 'retry') or not p_at_start and j.state = 'active'));
$$;
--> statement-breakpoint

do $$
declare
  app text := current_setting('rp.app_role');
begin
  revoke execute on function reminder_due(text, timestamptz, text), make_reminders(timestamptz), take_message(uuid),
    settle_message(uuid, timestamptz, text, text), list_unqueued_messages(boolean) from public;
  execute format('grant execute on function make_reminders(timestamptz), take_message(uuid), settle_message(uuid, timestamptz, text, text), list_unqueued_messages(boolean) to %I', app);
end $$;
