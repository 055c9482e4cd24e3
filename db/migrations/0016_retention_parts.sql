-- The daily retention of what an account and its messages leave behind: changes of email that ran out, second steps that
-- nobody confirmed, the secret of a link once its message was sent by hand a day ago (until then that can be taken back),
-- and messages about no session.
create function run_message_retention() returns void
language sql security definer set search_path = pg_catalog, public, pg_temp as $$
  delete from email_changes where expires_at <= now();
  delete from second_steps where confirmed_at is null;
  update messages set sealed = null where by_hand and sealed is not null and sent_at <= now() - interval '1 day';
  delete from messages where session_id is null
    and coalesce(sent_at, settled_at, failed_at, made_at) <= now() - interval '90 days';
$$;
--> statement-breakpoint
-- The lines that a member shared under their name, for a facilitator who hands over everything that is held about them.
-- Those without a name stay out: nobody is to learn whose they are.
create function named_lines_of(p_group uuid, p_member uuid) returns table (line text, shared_on date)
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select l.line, l.shared_on from learnings l
   where l.group_id = p_group and l.member_id = p_member and l.named and viewer_leads(p_group)
   order by l.shared_on;
$$;
--> statement-breakpoint
do $$
begin
  revoke execute on function run_message_retention(), named_lines_of(uuid, uuid) from public;
  execute format('grant execute on function run_message_retention(), named_lines_of(uuid, uuid) to %I', current_setting('rp.app_role'));
end $$;
