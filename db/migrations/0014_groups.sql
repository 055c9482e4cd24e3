ALTER TABLE "groups" ADD COLUMN "year_middle_on" date;--> statement-breakpoint
-- A member's answers about coming, and which versions they looked at, go with their place in the group. The register
-- stays: it says who was at a session that the group held.
create function clear_place() returns trigger
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
  delete from session_answers a using group_sessions s
   where s.id = a.session_id and s.group_id = old.group_id and a.member_id = old.member_id;
  delete from agenda_looks l using agendas a join group_sessions s on s.id = a.session_id
   where a.id = l.agenda_id and s.group_id = old.group_id and l.member_id = old.member_id;
  delete from appreciation_looks l using appreciation_rounds r
   where r.id = l.round_id and r.group_id = old.group_id and l.member_id = old.member_id;
  return null;
end $$;
--> statement-breakpoint
create trigger clear_place after delete on memberships for each row execute function clear_place();
--> statement-breakpoint
revoke execute on function clear_place() from public;
--> statement-breakpoint
-- After a group's year its pages are read: what the site would still write of the group is refused here, so that no
-- command can forget it. Withdrawing one's own words stays, and the owner's own work (retention, what goes with a row).
create function refuse_when_over() returns trigger
language plpgsql set search_path = pg_catalog, public, pg_temp as $$
declare
  held jsonb := to_jsonb(case when tg_op = 'DELETE' then old else new end);
  whose uuid;
begin
  if current_user = (select relowner::regrole::text from pg_class where oid = tg_relid) then
    return case when tg_op = 'DELETE' then old else new end;
  end if;
  if tg_table_name = 'groups' then
    if to_jsonb(new) - array['year_starts_on', 'year_middle_on', 'year_ends_on', 'goes_on', 'version']
      = to_jsonb(old) - array['year_starts_on', 'year_middle_on', 'year_ends_on', 'goes_on', 'version'] then
      return new;
    end if;
    whose := old.id;
  elsif tg_table_name = 'dilemmas' and tg_op = 'UPDATE' and held ->> 'withdrawn_at' is not null then
    return new;
  else
    whose := coalesce(
      (held ->> 'group_id')::uuid,
      group_of((held ->> 'session_id')::uuid),
      (select group_of(a.session_id) from agendas a where a.id = (held ->> 'agenda_id')::uuid));
  end if;
  if exists (select 1 from groups g where g.id = whose and (now() at time zone g.time_zone)::date > g.year_ends_on) then
    raise exception 'The year of this group is over' using errcode = 'RP001';
  end if;
  return case when tg_op = 'DELETE' then old else new end;
end $$;
--> statement-breakpoint

do $$
declare
  held text;
begin
  execute 'create trigger refuse_when_over before update on groups for each row execute function refuse_when_over()';
  foreach held in array array[
    'group_sessions', 'agendas', 'agenda_items', 'published_agendas', 'agenda_library', 'session_runs',
    'session_arrangements', 'session_answers', 'attendances', 'listeners', 'agreements', 'agreement_yeses'
  ] loop
    execute format('create trigger refuse_when_over before insert or update or delete on %I for each row execute function refuse_when_over()', held);
  end loop;
  -- A member's own words can be taken back at any time; thanks that were written are shown.
  foreach held in array array['dilemmas', 'learnings', 'appreciations'] loop
    execute format('create trigger refuse_when_over before insert or update on %I for each row execute function refuse_when_over()', held);
  end loop;
  foreach held in array array['appreciation_rounds', 'announcements', 'invitations'] loop
    execute format('create trigger refuse_when_over before insert on %I for each row execute function refuse_when_over()', held);
  end loop;
end $$;
--> statement-breakpoint
revoke execute on function refuse_when_over() from public;
--> statement-breakpoint

-- A group whose day has come, with everything that hangs on it. No account and no journal hangs on a group.
create function run_year_retention() returns void
language sql security definer set search_path = pg_catalog, public, pg_temp as $$
  delete from groups where goes_on <= current_date;
$$;
--> statement-breakpoint
do $$
begin
  revoke execute on function run_year_retention() from public;
  execute format('grant execute on function run_year_retention() to %I', current_setting('rp.app_role'));
end $$;
