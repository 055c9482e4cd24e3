ALTER TABLE "sign_ins" ADD COLUMN "proved_at" timestamp with time zone DEFAULT now() NOT NULL;
--> statement-breakpoint
-- As before, and: where the member has a second step, a sign-in opens nothing until it was taken.
create or replace function find_sign_in(p_token_hash bytea)
returns table (member_id uuid, epoch integer, own boolean, sealed_local_key bytea)
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
#variable_conflict use_column
begin
  update sign_ins s
     set last_seen_on = current_date,
         expires_at = least(s.ends_at, now() + case when s.own then interval '60 days' else interval '14 days' end)
   where s.token_hash = p_token_hash and s.last_seen_on < current_date and s.expires_at > now() and s.ends_at > now()
     and (s.second_step_at is not null
       or not exists (select 1 from second_steps t where t.member_id = s.member_id and t.confirmed_at is not null));
  return query
    select s.member_id, s.epoch, s.own, s.sealed_local_key
      from sign_ins s
      join credentials c on c.member_id = s.member_id and c.epoch = s.epoch and c.retired_on is null
     where s.token_hash = p_token_hash and s.expires_at > now() and s.ends_at > now()
       and (s.second_step_at is not null
         or not exists (select 1 from second_steps t where t.member_id = s.member_id and t.confirmed_at is not null));
end $$;
--> statement-breakpoint

-- Whose sign-in waits for its second step, by its token's hash. Null when it waits for none, or is over.
create function find_waiting_sign_in(p_token_hash bytea) returns uuid
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select s.member_id
    from sign_ins s
    join credentials c on c.member_id = s.member_id and c.epoch = s.epoch and c.retired_on is null
    join second_steps t on t.member_id = s.member_id and t.confirmed_at is not null
   where s.token_hash = p_token_hash and s.second_step_at is null and s.expires_at > now() and s.ends_at > now();
$$;
--> statement-breakpoint

-- A facilitator (the member of this transaction) ends the second step of another member of a group they lead, who lost
-- what makes its codes. It touches no password and no key. False when there was none, or the two share no such group.
create function end_second_step(p_member uuid) returns boolean
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
  if p_member = viewer_id() or not viewer_leads_member(p_member) then
    return false;
  end if;
  delete from second_step_codes where member_id = p_member;
  delete from second_steps where member_id = p_member and confirmed_at is not null;
  return found;
end $$;
--> statement-breakpoint

-- Which members of the viewer's groups have a second step: for the facilitators' list, and nothing else of it.
create function members_with_second_step(p_group uuid) returns setof uuid
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select t.member_id
    from second_steps t join memberships m on m.member_id = t.member_id and m.group_id = p_group
   where t.confirmed_at is not null and viewer_leads(p_group);
$$;
--> statement-breakpoint

do $$
declare
  app text := current_setting('rp.app_role');
begin
  revoke execute on function find_waiting_sign_in(bytea), end_second_step(uuid), members_with_second_step(uuid) from public;
  execute format('grant execute on function find_waiting_sign_in(bytea), end_second_step(uuid), members_with_second_step(uuid) to %I', app);
end $$;
