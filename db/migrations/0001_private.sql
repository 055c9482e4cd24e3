-- What generated migrations cannot say: who may do what. The app's role is named by the launcher through the setting
-- `rp.app_role`; the owner is whoever runs this.
do $$
declare
  app text := current_setting('rp.app_role');
  held text;
begin
  execute format('grant usage on schema public to %I', app);
  execute format('grant select on groups, memberships to %I', app);
  execute format('grant insert on memberships to %I', app);
  execute format('grant select, insert, update on members, invitations to %I', app);
  execute format('grant select, insert, update, delete on group_sessions, agendas, agenda_items, published_agendas, attempts to %I', app);
  execute format('grant select, insert, update, delete on credentials, sign_ins, door_codes, known_browsers to %I', app);
  execute format('grant select, insert, update on journal_keys, journal_items, journal_heads to %I', app);

  -- Every table that holds a member's private data. FORCE binds the owner too, so the owner gets a policy by name: the
  -- door, the daily retention and later migrations need it. A superuser or BYPASSRLS role is for backups alone.
  foreach held in array array['credentials', 'sign_ins', 'door_codes', 'known_browsers', 'journal_keys', 'journal_items', 'journal_heads'] loop
    execute format('alter table %I enable row level security', held);
    execute format('alter table %I force row level security', held);
    execute format('create policy owner_all on %I to current_user using (true) with check (true)', held);
    execute format(
      'create policy own_rows on %I to %I using (member_id = nullif(current_setting(''app.member_id'', true), '''')::uuid)
       with check (member_id = nullif(current_setting(''app.member_id'', true), '''')::uuid)', held, app);
  end loop;
end $$;
--> statement-breakpoint

-- A sign-in by its token's hash, before anybody is known; null rows once it is over or its password has changed.
-- Being seen makes it last again: 14 days, or 60 on a device that the member calls their own, and never past `ends_at`.
create function find_sign_in(p_token_hash bytea)
returns table (member_id uuid, epoch integer, own boolean, sealed_local_key bytea)
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
#variable_conflict use_column
begin
  update sign_ins s
     set last_seen_on = current_date,
         expires_at = least(s.ends_at, now() + case when s.own then interval '60 days' else interval '14 days' end)
   where s.token_hash = p_token_hash and s.last_seen_on < current_date and s.expires_at > now() and s.ends_at > now();
  return query
    select s.member_id, s.epoch, s.own, s.sealed_local_key
      from sign_ins s
      join credentials c on c.member_id = s.member_id and c.epoch = s.epoch and c.retired_on is null
     where s.token_hash = p_token_hash and s.expires_at > now() and s.ends_at > now();
end $$;
--> statement-breakpoint

-- Ends one sign-in by its token's hash. Whoever holds the token may end it.
create function end_sign_in(p_token_hash bytea) returns void
language sql security definer set search_path = pg_catalog, public, pg_temp as $$
  delete from sign_ins where token_hash = p_token_hash;
$$;
--> statement-breakpoint

-- A facilitator (the member of this transaction) makes a one-time code for another member of a group they lead.
-- Earlier unused codes end. False when the two share no such group.
create function make_door_code(p_member uuid, p_code_hash bytea) returns boolean
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare
  maker uuid := nullif(current_setting('app.member_id', true), '')::uuid;
begin
  if not exists (
    select 1 from memberships lead join memberships held on held.group_id = lead.group_id
     where lead.member_id = maker and lead.leads and held.member_id = p_member and p_member <> maker
  ) then
    return false;
  end if;
  update door_codes set used_at = now() where member_id = p_member and used_at is null;
  insert into door_codes (member_id, code_hash, made_by, expires_at) values (p_member, p_code_hash, maker, now() + interval '3 days');
  return true;
end $$;
--> statement-breakpoint

-- Saves one sealed item with the new head, both or neither. Runs as the app's role, so row-level security has already
-- said whose rows these are. The head is locked first: revisions and head versions are given out in one line.
create function save_sealed(
  p_id uuid, p_kind smallint, p_key_id bytea, p_version integer, p_envelope bytea, p_deleted boolean,
  p_head_version integer, p_head bytea
) returns table (answer text, rev bigint, delete_on date)
language plpgsql set search_path = pg_catalog, public, pg_temp as $$
#variable_conflict use_column
declare
  me uuid := nullif(current_setting('app.member_id', true), '')::uuid;
  head journal_heads%rowtype;
  gone_on date := case when p_deleted then current_date + 30 end;
begin
  select * into head from journal_heads h where h.member_id = me for update;
  if not found
    or substr(p_head, 5, 8) <> p_key_id
    or not exists (select 1 from journal_keys k where k.member_id = me and k.key_id = p_key_id and k.locked_on is null)
  then
    return query select 'not-found', null::bigint, null::date;
    return;
  end if;
  if head.version <> p_head_version - 1 then
    return query select 'head-moved', null::bigint, null::date;
    return;
  end if;

  if p_version = 1 then
    begin
      insert into journal_items (id, member_id, kind, key_id, version, rev, envelope, delete_on)
      values (p_id, me, p_kind, p_key_id, 1, head.last_rev + 1, p_envelope, gone_on);
    exception when unique_violation then
      -- Seen through row-level security: another member's row looks like no row, and is answered so.
      return query select case when exists (select 1 from journal_items i where i.id = p_id and i.member_id = me)
        then 'reflection-changed' else 'not-found' end, null::bigint, null::date;
      return;
    end;
  else
    update journal_items i
       set key_id = p_key_id, version = p_version, rev = head.last_rev + 1, envelope = p_envelope, delete_on = gone_on
     where i.id = p_id and i.member_id = me and i.kind = p_kind and i.version = p_version - 1 and i.envelope is not null;
    if not found then
      return query select case when exists (select 1 from journal_items i where i.id = p_id and i.member_id = me)
        then 'reflection-changed' else 'not-found' end, null::bigint, null::date;
      return;
    end if;
  end if;

  update journal_heads h set version = p_head_version, last_rev = head.last_rev + 1, envelope = p_head where h.member_id = me;
  return query select 'saved', head.last_rev + 1, gone_on;
end $$;
--> statement-breakpoint

-- The daily retention: deleted reflections whose day has come become empty, sign-ins and codes that are over go, and so
-- do counted tries. May run twice, and in two servers at once, without harm.
create function run_retention() returns integer
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
    emptied := emptied + 1;
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
  revoke execute on all functions in schema public from public;
  execute format('grant execute on function find_sign_in(bytea), end_sign_in(bytea), make_door_code(uuid, bytea), run_retention() to %I', app);
  execute format('grant execute on function save_sealed(uuid, smallint, bytea, integer, bytea, boolean, integer, bytea) to %I', app);
end $$;
