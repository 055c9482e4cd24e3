-- Who may do what with requests to join, messages, accounts, evaluations and the site's own duties.
do $$
declare
  app text := current_setting('rp.app_role');
  held text;
begin
  execute format('grant insert, update on groups to %I', app);
  execute format('grant update (leads, paused_on), delete on memberships to %I', app);
  execute format('grant select, insert, update on join_requests, responsibilities, duty_words, evaluations to %I', app);
  execute format('grant select on evaluation_replies, evaluation_repliers to %I', app);
  execute format('grant select, insert on record_log, announcements to %I', app);
  execute format('grant select, insert, update, delete on second_steps, second_step_codes, email_changes, leavings, mail_choices to %I', app);

  foreach held in array array[
    'join_requests', 'duty_words', 'record_log', 'evaluations', 'evaluation_replies', 'evaluation_repliers',
    'announcements', 'second_steps', 'second_step_codes', 'email_changes', 'leavings', 'mail_choices'
  ] loop
    execute format('alter table %I enable row level security', held);
    execute format('alter table %I force row level security', held);
    execute format('create policy owner_all on %I to current_user using (true) with check (true)', held);
  end loop;

  -- A member's own rows.
  foreach held in array array['second_steps', 'second_step_codes', 'email_changes', 'leavings', 'mail_choices'] loop
    execute format('create policy own_rows on %I to %I using (member_id = viewer_id()) with check (member_id = viewer_id())', held, app);
  end loop;

  -- Whoever asks to join is nobody yet: what they sent goes in, and nothing comes out to them.
  execute format(
    'create policy visitor_asks on join_requests for insert to %I
       with check (viewer_id() is null and state = ''waiting'' and answered_at is null and answered_by is null)', app);
  execute format('create policy lead_reads on join_requests for select to %I using (viewer_leads(group_id))', app);
  execute format('create policy lead_answers on join_requests for update to %I using (viewer_leads(group_id)) with check (viewer_leads(group_id))', app);

  -- Papers of the site, for whoever leads any of its groups.
  execute format(
    'create policy leads on duty_words to %I using (exists (select 1 from memberships where member_id = viewer_id() and leads))
       with check (exists (select 1 from memberships where member_id = viewer_id() and leads))', app);

  -- A member reads what was done with their record; who did it adds the line and does not read it again.
  execute format('create policy own_reads on record_log for select to %I using (member_id = viewer_id())', app);
  execute format('create policy lead_adds on record_log for insert to %I with check (viewer_leads_member(member_id))', app);

  execute format('create policy group_reads on evaluations for select to %I using (viewer_in(group_id))', app);
  execute format('create policy lead_all on evaluations to %I using (viewer_leads(group_id)) with check (viewer_leads(group_id))', app);
  execute format(
    'create policy lead_reads on evaluation_replies for select to %I
       using (exists (select 1 from evaluations e where e.id = evaluation_id and viewer_leads(e.group_id)))', app);
  execute format('create policy own_reads on evaluation_repliers for select to %I using (member_id = viewer_id())', app);

  execute format('create policy group_reads on announcements for select to %I using (viewer_in(group_id))', app);
  execute format('create policy lead_adds on announcements for insert to %I with check (viewer_leads(group_id) and made_by = viewer_id())', app);

  -- A facilitator's messages are about a session of the group, or about the group itself.
  execute format('drop policy lead_all on messages');
  execute format(
    'create policy lead_all on messages to %I
       using (viewer_leads(group_id) and (session_id is null or group_of(session_id) = group_id))
       with check (viewer_leads(group_id) and (session_id is null or group_of(session_id) = group_id))', app);
  -- Messages about one's own account are that member's; no facilitator reads them, since their links open a door.
  execute format('create policy own_adds on messages for insert to %I with check (group_id is null and (member_id = viewer_id() or member_id is null and viewer_id() is not null))', app);
  execute format(
    'create policy visitor_adds on messages for insert to %I
       with check (viewer_id() is null and group_id is not null and kind in (''request-received'', ''request-waiting''))', app);
end $$;
--> statement-breakpoint

-- One reply to an open evaluation of the member's group. Whether they replied is kept apart from what; and all replies
-- are written anew in another order, so that neither place nor time of a row says whose it is. The answer: replied,
-- already, closed (or not theirs).
create function reply_to_evaluation(p_evaluation uuid, p_sealed bytea) returns text
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
  perform 1 from evaluations e where e.id = p_evaluation and e.closed_at is null and viewer_in(e.group_id) for update;
  if not found then
    return 'closed';
  end if;
  insert into evaluation_repliers (evaluation_id, member_id) values (p_evaluation, viewer_id()) on conflict do nothing;
  if not found then
    return 'already';
  end if;
  with gone as (delete from evaluation_replies where evaluation_id = p_evaluation returning sealed)
  insert into evaluation_replies (evaluation_id, sealed)
    select p_evaluation, sealed from (select sealed from gone union all select p_sealed) every_reply order by random();
  return 'replied';
end $$;
--> statement-breakpoint

do $$
declare
  app text := current_setting('rp.app_role');
begin
  revoke execute on function reply_to_evaluation(uuid, bytea) from public;
  execute format('grant execute on function reply_to_evaluation(uuid, bytea) to %I', app);
end $$;
