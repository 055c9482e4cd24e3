-- What a request to join brings along when its asker joins, and when requests and invitations go.

-- Called by whoever accepts an invitation, in the transaction that uses it: what they wrote in their request becomes
-- theirs (pronouns, organisation, and access needs with the day of their consent), their log begins with who let them
-- in, and the request has 30 days left.
create function carry_over_request() returns void
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare
  held record;
begin
  select i.group_id, i.made_by, r.id as request_id, r.pronouns, r.organisation, r.needs, r.needs_words, r.needs_consented_at
    into held
    from invitations i left join join_requests r on r.id = i.request_id and r.group_id = i.group_id
   where i.member_id = viewer_id() and i.used_at = now();
  if not found then
    return;
  end if;
  if held.made_by is not null then
    insert into record_log (member_id, group_id, by_name, kind)
      select viewer_id(), held.group_id, m.name, case when held.request_id is null then 'invited' else 'accepted' end
        from members m where m.id = held.made_by;
  end if;
  if held.request_id is null then
    return;
  end if;
  update members set pronouns = held.pronouns, organisation = held.organisation where id = viewer_id();
  if held.needs_consented_at is not null then
    insert into access_needs (member_id, needs, words, consented_at)
      values (viewer_id(), held.needs, held.needs_words, held.needs_consented_at) on conflict do nothing;
  end if;
  update join_requests set goes_on = current_date + 30 where id = held.request_id;
end $$;
--> statement-breakpoint

-- The daily retention of joining: requests whose day has come, and invitations that were over 90 days ago.
create function run_joining_retention() returns void
language sql security definer set search_path = pg_catalog, public, pg_temp as $$
  delete from join_requests where goes_on <= current_date;
  delete from invitations where least(coalesce(used_at, 'infinity'), coalesce(cancelled_at, 'infinity'), expires_at)
    <= now() - interval '90 days';
$$;
--> statement-breakpoint

do $$
declare
  app text := current_setting('rp.app_role');
begin
  revoke execute on function carry_over_request(), run_joining_retention() from public;
  execute format('grant execute on function carry_over_request(), run_joining_retention() to %I', app);
end $$;
