CREATE TABLE "email_changes" (
	"member_id" uuid PRIMARY KEY NOT NULL,
	"email" text NOT NULL,
	"epoch" integer NOT NULL,
	"kdf" smallint NOT NULL,
	"seed" "bytea" NOT NULL,
	"server_salt" "bytea" NOT NULL,
	"verifier" "bytea" NOT NULL,
	"pepper_id" text NOT NULL,
	"key_id" "bytea",
	"sealed_wrap" "bytea",
	"old_token_hash" "bytea" NOT NULL,
	"new_token_hash" "bytea" NOT NULL,
	"old_confirmed_at" timestamp with time zone,
	"new_confirmed_at" timestamp with time zone,
	"made_at" timestamp with time zone DEFAULT now() NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	CONSTRAINT "email_changes_old_token_hash_unique" UNIQUE("old_token_hash"),
	CONSTRAINT "email_changes_new_token_hash_unique" UNIQUE("new_token_hash")
);
--> statement-breakpoint
CREATE TABLE "leavings" (
	"member_id" uuid PRIMARY KEY NOT NULL,
	"leaves_on" date NOT NULL,
	"keep_shared" boolean NOT NULL,
	"asked_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "second_step_codes" (
	"member_id" uuid NOT NULL,
	"code_hash" "bytea" NOT NULL,
	"used_at" timestamp with time zone,
	CONSTRAINT "second_step_codes_member_id_code_hash_pk" PRIMARY KEY("member_id","code_hash")
);
--> statement-breakpoint
CREATE TABLE "second_steps" (
	"member_id" uuid PRIMARY KEY NOT NULL,
	"sealed_secret" "bytea" NOT NULL,
	"confirmed_at" timestamp with time zone,
	"last_step" bigint DEFAULT 0 NOT NULL
);
--> statement-breakpoint
CREATE TABLE "duty_words" (
	"paper" text NOT NULL,
	"section" text NOT NULL,
	"words" text NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"changed_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "duty_words_paper_section_pk" PRIMARY KEY("paper","section")
);
--> statement-breakpoint
CREATE TABLE "evaluation_repliers" (
	"evaluation_id" uuid NOT NULL,
	"member_id" uuid NOT NULL,
	CONSTRAINT "evaluation_repliers_evaluation_id_member_id_pk" PRIMARY KEY("evaluation_id","member_id")
);
--> statement-breakpoint
CREATE TABLE "evaluation_replies" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"evaluation_id" uuid NOT NULL,
	"sealed" "bytea" NOT NULL
);
--> statement-breakpoint
CREATE TABLE "evaluations" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"group_id" uuid NOT NULL,
	"moment" text NOT NULL,
	"opened_at" timestamp with time zone DEFAULT now() NOT NULL,
	"closed_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "join_requests" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"group_id" uuid NOT NULL,
	"name" text NOT NULL,
	"pronouns" text DEFAULT '' NOT NULL,
	"email" text NOT NULL,
	"role" text NOT NULL,
	"organisation" text DEFAULT '' NOT NULL,
	"draws" text NOT NULL,
	"hopes" text DEFAULT '' NOT NULL,
	"dates" text NOT NULL,
	"knows" text DEFAULT '' NOT NULL,
	"own_answer" text DEFAULT '' NOT NULL,
	"own_question" text DEFAULT '' NOT NULL,
	"wants_talk" boolean DEFAULT false NOT NULL,
	"needs" text[] DEFAULT '{}' NOT NULL,
	"needs_words" text DEFAULT '' NOT NULL,
	"needs_consented_at" timestamp with time zone,
	"asked_at" timestamp with time zone DEFAULT now() NOT NULL,
	"state" text DEFAULT 'waiting' NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"answered_at" timestamp with time zone,
	"answered_by" uuid,
	"goes_on" date NOT NULL,
	CONSTRAINT "join_requests_email_lower" CHECK ("join_requests"."email" = lower("join_requests"."email")),
	CONSTRAINT "join_requests_dates" CHECK ("join_requests"."dates" in ('yes', 'most', 'not-sure')),
	CONSTRAINT "join_requests_state" CHECK ("join_requests"."state" in ('waiting', 'held', 'listed', 'accepted', 'declined')),
	CONSTRAINT "join_requests_needs_consent" CHECK ("join_requests"."needs_consented_at" is not null or ("join_requests"."needs" = '{}' and "join_requests"."needs_words" = ''))
);
--> statement-breakpoint
CREATE TABLE "record_log" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"member_id" uuid NOT NULL,
	"group_id" uuid,
	"by_name" text NOT NULL,
	"kind" text NOT NULL,
	"at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "responsibilities" (
	"id" smallint PRIMARY KEY DEFAULT 1 NOT NULL,
	"responsible" text DEFAULT '' NOT NULL,
	"contact" text DEFAULT '' NOT NULL,
	"registration" text DEFAULT '' NOT NULL,
	"suppliers" text DEFAULT '' NOT NULL,
	"backup_days" smallint,
	"retention_read_on" date,
	"version" integer DEFAULT 1 NOT NULL,
	"changed_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "responsibilities_one" CHECK ("responsibilities"."id" = 1),
	CONSTRAINT "responsibilities_backup_days" CHECK ("responsibilities"."backup_days" between 0 and 365)
);
--> statement-breakpoint
CREATE TABLE "announcements" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"group_id" uuid NOT NULL,
	"made_by" uuid,
	"subject" text NOT NULL,
	"words" text NOT NULL,
	"made_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "mail_choices" (
	"member_id" uuid PRIMARY KEY NOT NULL,
	"agendas" boolean DEFAULT true NOT NULL,
	"day_before" boolean DEFAULT true NOT NULL,
	"hour_before" boolean DEFAULT false NOT NULL,
	"announcements" boolean DEFAULT true NOT NULL
);
--> statement-breakpoint
ALTER TABLE "dilemmas" ALTER COLUMN "member_id" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "learnings" ALTER COLUMN "member_id" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "messages" ALTER COLUMN "group_id" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "messages" ALTER COLUMN "member_id" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "messages" ALTER COLUMN "session_id" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "door_codes" ADD COLUMN "by_mail" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "invitations" ADD COLUMN "request_id" uuid;--> statement-breakpoint
ALTER TABLE "sign_ins" ADD COLUMN "second_step_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "sign_ins" ADD COLUMN "device" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "messages" ADD COLUMN "to_name" text;--> statement-breakpoint
ALTER TABLE "messages" ADD COLUMN "to_email" text;--> statement-breakpoint
ALTER TABLE "messages" ADD COLUMN "announcement_id" uuid;--> statement-breakpoint
ALTER TABLE "messages" ADD COLUMN "sealed" "bytea";--> statement-breakpoint
ALTER TABLE "messages" ADD COLUMN "not_before" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "messages" ADD COLUMN "tries" smallint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "messages" ADD COLUMN "failed_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "messages" ADD COLUMN "failed_why" text;--> statement-breakpoint
ALTER TABLE "messages" ADD COLUMN "settled_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "messages" ADD COLUMN "settled_why" text;--> statement-breakpoint
ALTER TABLE "groups" ADD COLUMN "joining" text DEFAULT 'closed' NOT NULL;--> statement-breakpoint
ALTER TABLE "groups" ADD COLUMN "joining_opens_on" date;--> statement-breakpoint
ALTER TABLE "groups" ADD COLUMN "joining_question" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "groups" ADD COLUMN "answer_within_days" smallint DEFAULT 14 NOT NULL;--> statement-breakpoint
ALTER TABLE "groups" ADD COLUMN "year_starts_on" date;--> statement-breakpoint
ALTER TABLE "groups" ADD COLUMN "year_ends_on" date;--> statement-breakpoint
ALTER TABLE "groups" ADD COLUMN "goes_on" date;--> statement-breakpoint
ALTER TABLE "members" ADD COLUMN "pronouns" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "members" ADD COLUMN "organisation" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "memberships" ADD COLUMN "joined_on" date DEFAULT current_date NOT NULL;--> statement-breakpoint
ALTER TABLE "memberships" ADD COLUMN "paused_on" date;--> statement-breakpoint
ALTER TABLE "email_changes" ADD CONSTRAINT "email_changes_member_id_members_id_fk" FOREIGN KEY ("member_id") REFERENCES "public"."members"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "leavings" ADD CONSTRAINT "leavings_member_id_members_id_fk" FOREIGN KEY ("member_id") REFERENCES "public"."members"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "second_step_codes" ADD CONSTRAINT "second_step_codes_member_id_members_id_fk" FOREIGN KEY ("member_id") REFERENCES "public"."members"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "second_steps" ADD CONSTRAINT "second_steps_member_id_members_id_fk" FOREIGN KEY ("member_id") REFERENCES "public"."members"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "evaluation_repliers" ADD CONSTRAINT "evaluation_repliers_evaluation_id_evaluations_id_fk" FOREIGN KEY ("evaluation_id") REFERENCES "public"."evaluations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "evaluation_repliers" ADD CONSTRAINT "evaluation_repliers_member_id_members_id_fk" FOREIGN KEY ("member_id") REFERENCES "public"."members"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "evaluation_replies" ADD CONSTRAINT "evaluation_replies_evaluation_id_evaluations_id_fk" FOREIGN KEY ("evaluation_id") REFERENCES "public"."evaluations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "evaluations" ADD CONSTRAINT "evaluations_group_id_groups_id_fk" FOREIGN KEY ("group_id") REFERENCES "public"."groups"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "join_requests" ADD CONSTRAINT "join_requests_group_id_groups_id_fk" FOREIGN KEY ("group_id") REFERENCES "public"."groups"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "join_requests" ADD CONSTRAINT "join_requests_answered_by_members_id_fk" FOREIGN KEY ("answered_by") REFERENCES "public"."members"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "record_log" ADD CONSTRAINT "record_log_member_id_members_id_fk" FOREIGN KEY ("member_id") REFERENCES "public"."members"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "record_log" ADD CONSTRAINT "record_log_group_id_groups_id_fk" FOREIGN KEY ("group_id") REFERENCES "public"."groups"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "announcements" ADD CONSTRAINT "announcements_group_id_groups_id_fk" FOREIGN KEY ("group_id") REFERENCES "public"."groups"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "announcements" ADD CONSTRAINT "announcements_made_by_members_id_fk" FOREIGN KEY ("made_by") REFERENCES "public"."members"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "mail_choices" ADD CONSTRAINT "mail_choices_member_id_members_id_fk" FOREIGN KEY ("member_id") REFERENCES "public"."members"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "evaluation_replies_evaluation" ON "evaluation_replies" USING btree ("evaluation_id");--> statement-breakpoint
CREATE INDEX "evaluations_group" ON "evaluations" USING btree ("group_id","opened_at");--> statement-breakpoint
CREATE INDEX "join_requests_group" ON "join_requests" USING btree ("group_id","state","asked_at");--> statement-breakpoint
CREATE INDEX "record_log_member" ON "record_log" USING btree ("member_id","at");--> statement-breakpoint
CREATE INDEX "announcements_group" ON "announcements" USING btree ("group_id","made_at");--> statement-breakpoint
ALTER TABLE "dilemmas" ADD CONSTRAINT "dilemmas_group_id_groups_id_fk" FOREIGN KEY ("group_id") REFERENCES "public"."groups"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "invitations" ADD CONSTRAINT "invitations_request_id_join_requests_id_fk" FOREIGN KEY ("request_id") REFERENCES "public"."join_requests"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "learnings" ADD CONSTRAINT "learnings_group_id_groups_id_fk" FOREIGN KEY ("group_id") REFERENCES "public"."groups"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "messages" ADD CONSTRAINT "messages_group_id_groups_id_fk" FOREIGN KEY ("group_id") REFERENCES "public"."groups"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "messages" ADD CONSTRAINT "messages_member_id_members_id_fk" FOREIGN KEY ("member_id") REFERENCES "public"."members"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "messages" ADD CONSTRAINT "messages_announcement_id_announcements_id_fk" FOREIGN KEY ("announcement_id") REFERENCES "public"."announcements"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "messages_member" ON "messages" USING btree ("member_id");--> statement-breakpoint
ALTER TABLE "messages" ADD CONSTRAINT "messages_to" CHECK ("messages"."member_id" is not null or "messages"."to_email" is not null);--> statement-breakpoint
ALTER TABLE "groups" ADD CONSTRAINT "groups_joining" CHECK ("groups"."joining" in ('open', 'list', 'closed'));--> statement-breakpoint
ALTER TABLE "groups" ADD CONSTRAINT "groups_answer_within" CHECK ("groups"."answer_within_days" between 1 and 60);--> statement-breakpoint
ALTER TABLE "groups" ADD CONSTRAINT "groups_goes" CHECK ("groups"."goes_on" is null or "groups"."year_ends_on" is not null and "groups"."goes_on" > "groups"."year_ends_on");