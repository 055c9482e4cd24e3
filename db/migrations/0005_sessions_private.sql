-- Who may do what with sessions, answers, dilemmas and the life of a group. Each policy asks who the member of this
-- transaction is: the owner of a row, somebody of the group, or somebody who leads it.
create function viewer_id() returns uuid
language sql stable set search_path = pg_catalog, public, pg_temp as $$
  select nullif(current_setting('app.member_id', true), '')::uuid;
$$;
--> statement-breakpoint
create function viewer_in(p_group uuid) returns boolean
language sql stable set search_path = pg_catalog, public, pg_temp as $$
  select exists (select 1 from memberships where group_id = p_group and member_id = viewer_id());
$$;
--> statement-breakpoint
create function viewer_leads(p_group uuid) returns boolean
language sql stable set search_path = pg_catalog, public, pg_temp as $$
  select exists (select 1 from memberships where group_id = p_group and member_id = viewer_id() and leads);
$$;
--> statement-breakpoint
create function group_of(p_session uuid) returns uuid
language sql stable set search_path = pg_catalog, public, pg_temp as $$
  select group_id from group_sessions where id = p_session;
$$;
--> statement-breakpoint
-- Whether the member is in a group that the viewer leads.
create function viewer_leads_member(p_member uuid) returns boolean
language sql stable set search_path = pg_catalog, public, pg_temp as $$
  select exists (
    select 1 from memberships lead join memberships held on held.group_id = lead.group_id
     where lead.member_id = viewer_id() and lead.leads and held.member_id = p_member
  );
$$;
--> statement-breakpoint

do $$
declare
  app text := current_setting('rp.app_role');
  held text;
begin
  execute format('grant execute on function viewer_id(), viewer_in(uuid), viewer_leads(uuid), group_of(uuid), viewer_leads_member(uuid) to %I', app);
  execute format('grant update (usual_format, usual_minutes, usual_way, usual_join_link, usual_place, usual_provisions, usual_provided, time_zone, version) on groups to %I', app);
  execute format('grant select, insert, update, delete on session_runs to %I', app);
  execute format('grant select, insert on agreements to %I', app);
  execute format('grant select, insert, update on appreciation_rounds to %I', app);
  execute format('grant select, insert, update, delete on session_answers, attendances, session_arrangements, access_needs, agenda_library, agenda_looks, listeners, appreciations to %I', app);
  execute format('grant select, insert, update on dilemmas, messages, calendar_feeds to %I', app);
  execute format('grant select, insert on agreement_yeses, appreciation_looks to %I', app);
  execute format('grant select, insert, delete on learnings to %I', app);

  foreach held in array array[
    'session_answers', 'attendances', 'session_arrangements', 'messages', 'calendar_feeds', 'agenda_looks',
    'agenda_library', 'dilemmas', 'listeners', 'access_needs', 'agreement_yeses', 'learnings', 'appreciations',
    'appreciation_looks'
  ] loop
    execute format('alter table %I enable row level security', held);
    execute format('alter table %I force row level security', held);
    execute format('create policy owner_all on %I to current_user using (true) with check (true)', held);
  end loop;

  -- A member's own rows.
  foreach held in array array['calendar_feeds', 'access_needs', 'agenda_looks', 'appreciation_looks'] loop
    execute format('create policy own_rows on %I to %I using (member_id = viewer_id()) with check (member_id = viewer_id())', held, app);
  end loop;
  -- The same, in a group that they belong to.
  foreach held in array array['dilemmas', 'listeners', 'agreement_yeses', 'learnings', 'appreciations'] loop
    execute format('create policy own_rows on %I to %I using (member_id = viewer_id()) with check (member_id = viewer_id() and viewer_in(group_id))', held, app);
  end loop;
  execute format('create policy own_rows on session_answers to %I using (member_id = viewer_id()) with check (member_id = viewer_id() and viewer_in(group_of(session_id)))', app);

  -- What a facilitator may read of their members, and change.
  execute format('create policy lead_reads on access_needs for select to %I using (viewer_leads_member(member_id))', app);
  execute format('create policy lead_reads on session_answers for select to %I using (viewer_leads(group_of(session_id)))', app);
  execute format('create policy lead_reads on listeners for select to %I using (viewer_leads(group_id))', app);
  execute format('create policy lead_reads on agreement_yeses for select to %I using (viewer_leads(group_id))', app);
  execute format('create policy lead_reads on dilemmas for select to %I using (viewer_leads(group_id))', app);
  execute format('create policy lead_changes on dilemmas for update to %I using (viewer_leads(group_id)) with check (viewer_leads(group_id))', app);
  execute format('create policy lead_all on messages to %I using (viewer_leads(group_id)) with check (viewer_leads(group_id))', app);
  execute format('create policy lead_all on agenda_library to %I using (viewer_leads(group_id)) with check (viewer_leads(group_id))', app);
  execute format('create policy lead_all on session_arrangements to %I using (viewer_leads(group_of(session_id))) with check (viewer_leads(group_of(session_id)))', app);
  execute format('create policy lead_all on attendances to %I using (viewer_leads(group_of(session_id))) with check (viewer_leads(group_of(session_id)))', app);
  execute format('create policy own_reads on attendances for select to %I using (member_id = viewer_id())', app);

  -- What the group sees.
  execute format('create policy group_reads on dilemmas for select to %I using (audience = ''group'' and withdrawn_at is null and viewer_in(group_id))', app);
  execute format('create policy group_reads on learnings for select to %I using (viewer_in(group_id))', app);
  execute format(
    'create policy shown on appreciations for select to %I using (
       viewer_in(group_id) and (to_member_id is null or to_member_id = viewer_id())
       and exists (select 1 from appreciation_rounds r where r.id = round_id and r.shown_at is not null))', app);
end $$;
--> statement-breakpoint

-- Whose calendar link this is, before anybody is known: the link's proof was checked by the caller.
create function find_calendar_feed(p_feed uuid) returns uuid
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select member_id from calendar_feeds where feed_id = p_feed;
$$;
--> statement-breakpoint

-- A member says that their own line in the register is not right. Nothing else of it is theirs to change. False where
-- there is no such line.
create function question_attendance(p_session uuid) returns boolean
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
  update attendances set questioned_at = now() where session_id = p_session and member_id = viewer_id();
  return found;
end $$;
--> statement-breakpoint

-- The daily retention of what groups share: withdrawn dilemmas, thanks whose day has come, messages long sent.
create function run_group_retention() returns void
language sql security definer set search_path = pg_catalog, public, pg_temp as $$
  delete from dilemmas where withdrawn_at <= now() - interval '30 days';
  delete from appreciation_rounds where goes_on <= current_date;
  delete from messages where coalesce(sent_at, made_at) <= now() - interval '90 days';
$$;
--> statement-breakpoint

do $$
declare
  app text := current_setting('rp.app_role');
begin
  revoke execute on function viewer_id(), viewer_in(uuid), viewer_leads(uuid), group_of(uuid), viewer_leads_member(uuid) from public;
  revoke execute on function find_calendar_feed(uuid), question_attendance(uuid), run_group_retention() from public;
  execute format('grant execute on function find_calendar_feed(uuid), question_attendance(uuid), run_group_retention() to %I', app);
end $$;
