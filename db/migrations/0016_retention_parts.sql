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
do $$
begin
  revoke execute on function run_message_retention() from public;
  execute format('grant execute on function run_message_retention() to %I', current_setting('rp.app_role'));
end $$;
