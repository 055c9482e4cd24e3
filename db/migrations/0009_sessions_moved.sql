ALTER TABLE "messages" ADD COLUMN "changes" text[] DEFAULT '{}' NOT NULL;
--> statement-breakpoint

do $$
declare
  app text := current_setting('rp.app_role');
begin
  -- When a session moves, what members said about the old date stands no longer. Facilitators clear it, and change nothing.
  execute format('create policy lead_clears on session_answers for delete to %I using (viewer_leads(group_of(session_id)))', app);
  execute format('grant delete on calendar_feeds to %I', app);
end $$;
--> statement-breakpoint

-- The daily retention of what groups share. A message that was never sent is kept for as long as its session is to come.
create or replace function run_group_retention() returns void
language sql security definer set search_path = pg_catalog, public, pg_temp as $$
  delete from dilemmas where withdrawn_at <= now() - interval '30 days';
  delete from appreciation_rounds where goes_on <= current_date;
  delete from messages m where coalesce(m.sent_at, m.made_at) <= now() - interval '90 days'
    and (m.sent_at is not null or exists (
      select 1 from group_sessions s
       where s.id = m.session_id and s.starts_at + make_interval(mins => s.minutes) <= now()));
$$;
