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
