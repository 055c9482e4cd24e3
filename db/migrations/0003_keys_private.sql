-- Who may do what with histories, and moving sealed items to a new journal key (docs/decisions/008, 009).
do $$
declare
  app text := current_setting('rp.app_role');
begin
  execute format('grant select, insert, update on journal_histories to %I', app);
  execute 'alter table journal_histories enable row level security';
  execute 'alter table journal_histories force row level security';
  execute 'create policy owner_all on journal_histories to current_user using (true) with check (true)';
  execute format(
    'create policy own_rows on journal_histories to %I using (member_id = nullif(current_setting(''app.member_id'', true), '''')::uuid)
     with check (member_id = nullif(current_setting(''app.member_id'', true), '''')::uuid)', app);
end $$;
--> statement-breakpoint

-- Puts items sealed anew under the current key in the place of what they were, with the new head: all of them or none.
-- What they are stays: live or deleted, and the day on which a deleted one goes. Answers as save_sealed does.
create function reseal_items(
  p_key_id bytea, p_ids uuid[], p_versions integer[], p_envelopes bytea[], p_head_version integer, p_head bytea
) returns table (answer text, rev bigint)
language plpgsql set search_path = pg_catalog, public, pg_temp as $$
#variable_conflict use_column
declare
  me uuid := nullif(current_setting('app.member_id', true), '')::uuid;
  head journal_heads%rowtype;
  asked integer := coalesce(cardinality(p_ids), 0);
  fitting integer;
begin
  select * into head from journal_heads h where h.member_id = me for update;
  if not found
    or substr(p_head, 5, 8) <> p_key_id
    or exists (select 1 from unnest(p_envelopes) e where substr(e, 5, 8) <> p_key_id)
    or not exists (select 1 from journal_keys k where k.member_id = me and k.key_id = p_key_id and k.locked_on is null)
  then
    return query select 'not-found', null::bigint;
    return;
  end if;
  if head.version <> p_head_version - 1 then
    return query select 'head-moved', null::bigint;
    return;
  end if;
  -- Every writer of items holds the head's lock, so what is counted here is still so below.
  select count(*) into fitting
    from unnest(p_ids, p_versions, p_envelopes) as n(id, version, envelope)
    join journal_items i on i.id = n.id and i.member_id = me and i.version = n.version - 1
     and i.envelope is not null and i.kind = get_byte(n.envelope, 3);
  if fitting <> asked then
    return query select 'reflection-changed', null::bigint;
    return;
  end if;
  update journal_items i
     set key_id = p_key_id, version = n.version, envelope = n.envelope, rev = head.last_rev + n.place
    from unnest(p_ids, p_versions, p_envelopes) with ordinality as n(id, version, envelope, place)
   where i.id = n.id and i.member_id = me;
  update journal_heads h
     set version = p_head_version, last_rev = head.last_rev + asked, envelope = p_head where h.member_id = me;
  return query select 'saved', head.last_rev + asked;
end $$;
--> statement-breakpoint

-- As before, and: a history goes with its reflection, and a replaced key goes thirty days after it was replaced, once
-- nothing is sealed under it and no other key hangs on it. Until then it opens drafts on devices that were away.
create or replace function run_retention() returns integer
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare
  due record;
  given bigint;
  emptied integer := 0;
begin
  for due in select member_id, id from journal_items where delete_on <= current_date order by member_id, id loop
    -- The head first, as a save does. Another run may have been here while this one waited for it: looked at again.
    perform 1 from journal_heads where member_id = due.member_id for update;
    continue when not exists (select 1 from journal_items where id = due.id and delete_on <= current_date);
    update journal_heads set last_rev = last_rev + 1 where member_id = due.member_id returning last_rev into given;
    update journal_items set envelope = null, delete_on = null, rev = given where id = due.id;
    delete from journal_histories where id = due.id;
    emptied := emptied + 1;
  end loop;
  loop
    delete from journal_keys k
     where k.replaced_by is not null and k.locked_on <= current_date - 30
       and not exists (select 1 from journal_items i where i.member_id = k.member_id and i.key_id = k.key_id and i.envelope is not null)
       and not exists (select 1 from journal_histories h where h.member_id = k.member_id and h.key_id = k.key_id)
       and not exists (select 1 from journal_keys o where o.member_id = k.member_id and o.replaced_by = k.key_id);
    exit when not found;
  end loop;
  delete from sign_ins where expires_at <= now() or ends_at <= now();
  delete from door_codes where expires_at <= now() - interval '30 days';
  delete from attempts where since <= now() - interval '2 days';
  delete from known_browsers where last_seen_on <= current_date - 400;
  return emptied;
end $$;
--> statement-breakpoint

do $$
declare
  app text := current_setting('rp.app_role');
begin
  revoke execute on function reseal_items(bytea, uuid[], integer[], bytea[], integer, bytea) from public;
  execute format('grant execute on function reseal_items(bytea, uuid[], integer[], bytea[], integer, bytea) to %I', app);
end $$;
