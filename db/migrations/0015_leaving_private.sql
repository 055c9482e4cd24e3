-- Leaving for good: what goes, what stays as nobody's, and what a member may take along.

-- As before, and: what is nobody's any more is changed by nobody.
create or replace function guard_dilemma() returns trigger
language plpgsql set search_path = pg_catalog, public, pg_temp as $$
declare
  led constant text[] := array['planned_session_id', 'brought_at', 'brought_session_id'];
begin
  -- The owner's own work, such as a migration, is nobody's.
  if viewer_id() is null then
    return new;
  end if;
  if tg_op = 'INSERT' then
    if new.planned_session_id is not null or new.brought_at is not null or new.brought_session_id is not null then
      raise exception 'An offer is planned nowhere yet' using errcode = '42501';
    end if;
    return new;
  end if;
  if new.member_id is distinct from old.member_id or new.group_id <> old.group_id then
    raise exception 'A dilemma stays whose it is' using errcode = '42501';
  end if;
  if viewer_id() is distinct from old.member_id and to_jsonb(new) - led <> to_jsonb(old) - led then
    raise exception 'These words are somebody else''s' using errcode = '42501';
  end if;
  if (new.planned_session_id is distinct from old.planned_session_id and new.planned_session_id is not null
      or new.brought_at is distinct from old.brought_at
      or new.brought_session_id is distinct from old.brought_session_id and new.brought_session_id is not null)
    and not (viewer_leads(new.group_id)
      and coalesce(group_of(new.planned_session_id) = new.group_id, true)
      and coalesce(group_of(new.brought_session_id) = new.group_id, true))
  then
    raise exception 'Planned by those who lead, for a session of the group' using errcode = '42501';
  end if;
  return new;
end $$;
--> statement-breakpoint

-- The board of a group that the viewer is in: a name where its author chose so, and never whose a line is. A line whose
-- author left and let it stay is nobody's.
create or replace function group_learnings(p_group uuid)
returns table (id uuid, line text, shared_on date, name text, mine boolean)
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select l.id, l.line, l.shared_on, case when l.named then m.name end, coalesce(l.member_id = viewer_id(), false)
    from learnings l left join members m on m.id = l.member_id
   where l.group_id = p_group and viewer_in(p_group);
$$;
--> statement-breakpoint

-- Groups that the viewer leads alone while others are in it: they need somebody to lead them first.
create function groups_left_alone() returns setof uuid
language sql stable set search_path = pg_catalog, public, pg_temp as $$
  select lead.group_id from memberships lead
   where lead.member_id = viewer_id() and lead.leads
     and exists (select 1 from memberships o where o.group_id = lead.group_id and o.member_id <> lead.member_id)
     and not exists (select 1 from memberships o
                      where o.group_id = lead.group_id and o.member_id <> lead.member_id and o.leads);
$$;
--> statement-breakpoint

-- The viewer leaves for good: every row of theirs goes, all at once, with the keys of the journal. What they brought and
-- shared stays as nobody's where they let it. The answer: left, gone (already), or last-facilitator, and then nothing went.
create function leave_for_good(p_keep_shared boolean) returns text
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare
  me uuid := viewer_id();
  address text;
  empty uuid[];
begin
  -- The head first, as a save does: one that has begun ends, and the next finds nothing.
  perform 1 from journal_heads where member_id = me for update;
  select email into address from members where id = me for update;
  if not found then
    return 'gone';
  end if;
  -- Of two who lead one group and leave at once, the second is found to be the last.
  perform 1 from groups g where g.id in (select group_id from memberships where member_id = me) order by g.id for update;
  if exists (select 1 from groups_left_alone()) then
    return 'last-facilitator';
  end if;
  -- A group that nobody is in any more can be opened by nobody.
  select array_agg(held.group_id) into empty from memberships held
   where held.member_id = me
     and not exists (select 1 from memberships o where o.group_id = held.group_id and o.member_id <> me);

  -- What follows is nobody's work: the guard of dilemmas asks who changes whose words.
  perform set_config('app.member_id', '', true);
  if p_keep_shared then
    update learnings set member_id = null, named = false where member_id = me;
    update dilemmas set member_id = null, named = false
     where member_id = me and brought_at is not null and withdrawn_at is null;
  end if;
  delete from groups where id = any (empty);
  delete from messages where lower(to_email) = address;
  delete from invitations where member_id = me or lower(email) = address;
  delete from join_requests where email = address;
  delete from members where id = me;
  perform set_config('app.member_id', me::text, true);
  return 'left';
end $$;
--> statement-breakpoint

-- Whose day to leave has come.
create function leavings_due() returns setof uuid
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select member_id from leavings where leaves_on <= current_date;
$$;
--> statement-breakpoint

-- Whether nobody with this id is here: for a browser that asked to leave and never heard the answer.
create function has_left(p_member uuid) returns boolean
language sql stable set search_path = pg_catalog, public, pg_temp as $$
  select not exists (select 1 from members where id = p_member);
$$;
--> statement-breakpoint

-- What the site holds of the viewer in tables that they cannot read themselves: messages to them, by kind and day, and
-- what they sent when they asked to join.
create function held_of_viewer() returns jsonb
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  with me as (select id, email from members where id = viewer_id())
  select jsonb_build_object(
    'messages', coalesce((
      select jsonb_agg(jsonb_build_object('kind', g.kind, 'madeOn', g.made_at::date, 'sentOn', g.sent_at::date) order by g.made_at)
        from messages g, me where g.member_id = me.id or lower(g.to_email) = me.email), '[]'),
    'requestsToJoin', coalesce((
      select jsonb_agg(to_jsonb(r) - array['id', 'group_id', 'answered_by', 'version'] order by r.asked_at)
        from join_requests r, me where r.email = me.email), '[]'));
$$;
--> statement-breakpoint

-- The daily retention of what outlives its use: the word of goodbye once it is sent, or could not be for 14 days, and who
-- replied to an evaluation that is closed. Replies go two years after their round was opened.
create function run_leaving_retention() returns void
language sql security definer set search_path = pg_catalog, public, pg_temp as $$
  delete from messages where kind = 'leaving' and (sent_at is not null or made_at <= now() - interval '14 days');
  delete from evaluation_repliers r using evaluations e where e.id = r.evaluation_id and e.closed_at is not null;
  delete from evaluations where opened_at <= now() - interval '2 years';
$$;
--> statement-breakpoint

do $$
declare
  app text := current_setting('rp.app_role');
begin
  revoke execute on function groups_left_alone(), leave_for_good(boolean), leavings_due(), has_left(uuid), held_of_viewer(),
    run_leaving_retention() from public;
  execute format('grant execute on function groups_left_alone(), leave_for_good(boolean), leavings_due(), has_left(uuid), held_of_viewer(), run_leaving_retention() to %I', app);
end $$;
