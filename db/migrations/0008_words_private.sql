-- What a member's row names must be of their own group: the version agreed to, the round, the session, whom it is for. And
-- who wrote a line without a name, or thanks, is no column that anybody else can read.
do $$
declare
  app text := current_setting('rp.app_role');
  held text;
begin
  foreach held in array array['dilemmas', 'listeners', 'agreement_yeses', 'learnings', 'appreciations', 'session_answers'] loop
    execute format('drop policy own_rows on %I', held);
  end loop;
  foreach held in array array['listeners', 'learnings'] loop
    execute format('create policy own_rows on %I to %I using (member_id = viewer_id() and viewer_in(group_id)) with check (member_id = viewer_id() and viewer_in(group_id))', held, app);
  end loop;
  execute format('create policy own_rows on session_answers to %I using (member_id = viewer_id() and viewer_in(group_of(session_id))) with check (member_id = viewer_id() and viewer_in(group_of(session_id)))', app);
  execute format(
    'create policy own_rows on agreement_yeses to %I using (member_id = viewer_id() and viewer_in(group_id))
     with check (member_id = viewer_id() and viewer_in(group_id) and exists (
       select 1 from agreements a where a.id = agreement_yeses.agreement_id and a.group_id = agreement_yeses.group_id))', app);
  -- Only while the round is open, and to somebody of the group.
  execute format(
    'create policy own_rows on appreciations to %I using (member_id = viewer_id() and viewer_in(group_id))
     with check (member_id = viewer_id() and viewer_in(group_id)
       and exists (select 1 from appreciation_rounds r
                    where r.id = appreciations.round_id and r.group_id = appreciations.group_id and r.shown_at is null)
       and (to_member_id is null or exists (select 1 from memberships m
             where m.group_id = appreciations.group_id and m.member_id = appreciations.to_member_id)))', app);
  execute format(
    'create policy own_rows on dilemmas to %I using (member_id = viewer_id() and viewer_in(group_id))
     with check (member_id = viewer_id() and viewer_in(group_id))', app);

  execute format('drop policy lead_all on messages');
  execute format('create policy lead_all on messages to %I using (viewer_leads(group_id) and viewer_leads(group_of(session_id))) with check (viewer_leads(group_id) and group_of(session_id) = group_id)', app);
  -- A line of somebody who has left stays readable to those who lead, and is written for nobody outside the group.
  execute format('drop policy lead_all on attendances');
  execute format(
    'create policy lead_all on attendances to %I using (viewer_leads(group_of(session_id)))
     with check (viewer_leads(group_of(session_id)) and exists (
       select 1 from memberships m where m.group_id = group_of(attendances.session_id) and m.member_id = attendances.member_id))', app);
  execute format('drop policy own_reads on attendances');
  execute format('create policy own_reads on attendances for select to %I using (member_id = viewer_id() and viewer_in(group_of(session_id)))', app);

  -- Others read these through the functions below.
  drop policy group_reads on learnings;
  drop policy shown on appreciations;
end $$;
--> statement-breakpoint

-- A policy cannot compare a row with what it was. Whoever leads plans a dilemma and notes it as brought, and changes nothing
-- else of another's; its author does neither, unless they lead, but withdrawing takes it out of a plan.
create function guard_dilemma() returns trigger
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
  if new.member_id <> old.member_id or new.group_id <> old.group_id then
    raise exception 'A dilemma stays whose it is' using errcode = '42501';
  end if;
  if viewer_id() <> old.member_id and to_jsonb(new) - led <> to_jsonb(old) - led then
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
create trigger guard_dilemma before insert or update on dilemmas for each row execute function guard_dilemma();
--> statement-breakpoint

-- The board of a group that the viewer is in: a name where its author chose so, and never whose a line is.
create function group_learnings(p_group uuid)
returns table (id uuid, line text, shared_on date, name text, mine boolean)
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select l.id, l.line, l.shared_on, case when l.named then m.name end, l.member_id = viewer_id()
    from learnings l join members m on m.id = l.member_id
   where l.group_id = p_group and viewer_in(p_group);
$$;
--> statement-breakpoint

-- The thanks of a round that is shown, to everybody or to the viewer.
create function shown_thanks(p_round uuid)
returns table (id uuid, to_all boolean, words text, name text)
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select a.id, a.to_member_id is null, a.words, case when a.named then m.name end
    from appreciation_rounds r
    join appreciations a on a.round_id = r.id and a.group_id = r.group_id
    join members m on m.id = a.member_id
   where r.id = p_round and r.shown_at is not null and viewer_in(r.group_id)
     and (a.to_member_id is null or a.to_member_id = viewer_id());
$$;
--> statement-breakpoint

-- Closes a round that the viewer opened by mistake, as if it had never been: only while nobody has written in it. Whoever
-- writes holds the round, so that their words are either found here or refused.
create function close_round(p_round uuid) returns text
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare
  found_round appreciation_rounds%rowtype;
begin
  select * into found_round from appreciation_rounds r where r.id = p_round and viewer_leads(r.group_id) for update;
  if not found then
    return 'not-found';
  elsif found_round.shown_at is not null then
    return 'shown';
  elsif exists (select 1 from appreciations a where a.round_id = p_round) then
    return 'written';
  end if;
  delete from appreciation_rounds where id = p_round;
  return 'closed';
end $$;
--> statement-breakpoint

create or replace function question_attendance(p_session uuid) returns boolean
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
  update attendances set questioned_at = now()
   where session_id = p_session and member_id = viewer_id() and viewer_in(group_of(p_session));
  return found;
end $$;
--> statement-breakpoint

do $$
declare
  app text := current_setting('rp.app_role');
begin
  revoke execute on function guard_dilemma(), group_learnings(uuid), shown_thanks(uuid), close_round(uuid) from public;
  execute format('grant execute on function group_learnings(uuid), shown_thanks(uuid), close_round(uuid) to %I', app);
end $$;
