CREATE TABLE "agenda_library" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"group_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"name" text NOT NULL,
	"items" jsonb NOT NULL,
	"saved_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "agenda_library_name" UNIQUE("group_id","kind","name"),
	CONSTRAINT "agenda_library_kind" CHECK ("agenda_library"."kind" in ('format', 'stage'))
);
--> statement-breakpoint
CREATE TABLE "agenda_looks" (
	"agenda_id" uuid NOT NULL,
	"member_id" uuid NOT NULL,
	"number" integer NOT NULL,
	CONSTRAINT "agenda_looks_agenda_id_member_id_pk" PRIMARY KEY("agenda_id","member_id")
);
--> statement-breakpoint
CREATE TABLE "dilemmas" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"group_id" uuid NOT NULL,
	"member_id" uuid NOT NULL,
	"title" text NOT NULL,
	"happened" text DEFAULT '' NOT NULL,
	"wish" text DEFAULT '' NOT NULL,
	"audience" text NOT NULL,
	"named" boolean DEFAULT true NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"offered_at" timestamp with time zone DEFAULT now() NOT NULL,
	"planned_session_id" uuid,
	"brought_at" timestamp with time zone,
	"brought_session_id" uuid,
	"withdrawn_at" timestamp with time zone,
	"since" text DEFAULT '' NOT NULL,
	"since_at" timestamp with time zone,
	CONSTRAINT "dilemmas_audience" CHECK ("dilemmas"."audience" in ('facilitator', 'group')),
	CONSTRAINT "dilemmas_withdrawn" CHECK ("dilemmas"."withdrawn_at" is null or ("dilemmas"."brought_at" is null and "dilemmas"."title" = '' and "dilemmas"."happened" = '' and "dilemmas"."wish" = ''))
);
--> statement-breakpoint
CREATE TABLE "listeners" (
	"group_id" uuid NOT NULL,
	"member_id" uuid NOT NULL,
	"since" date DEFAULT current_date NOT NULL,
	CONSTRAINT "listeners_group_id_member_id_pk" PRIMARY KEY("group_id","member_id")
);
--> statement-breakpoint
CREATE TABLE "access_needs" (
	"member_id" uuid PRIMARY KEY NOT NULL,
	"needs" text[] DEFAULT '{}' NOT NULL,
	"words" text DEFAULT '' NOT NULL,
	"consented_at" timestamp with time zone DEFAULT now() NOT NULL,
	"changed_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "agreement_yeses" (
	"agreement_id" uuid NOT NULL,
	"group_id" uuid NOT NULL,
	"member_id" uuid NOT NULL,
	"agreed_on" date DEFAULT current_date NOT NULL,
	CONSTRAINT "agreement_yeses_agreement_id_member_id_agreed_on_pk" PRIMARY KEY("agreement_id","member_id","agreed_on")
);
--> statement-breakpoint
CREATE TABLE "agreements" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"group_id" uuid NOT NULL,
	"number" integer NOT NULL,
	"points" text[] NOT NULL,
	"what_changed" text DEFAULT '' NOT NULL,
	"made_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "agreements_number" UNIQUE("group_id","number")
);
--> statement-breakpoint
CREATE TABLE "appreciation_looks" (
	"round_id" uuid NOT NULL,
	"member_id" uuid NOT NULL,
	"seen_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "appreciation_looks_round_id_member_id_pk" PRIMARY KEY("round_id","member_id")
);
--> statement-breakpoint
CREATE TABLE "appreciation_rounds" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"group_id" uuid NOT NULL,
	"opened_at" timestamp with time zone DEFAULT now() NOT NULL,
	"shown_at" timestamp with time zone,
	"goes_on" date
);
--> statement-breakpoint
CREATE TABLE "appreciations" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"round_id" uuid NOT NULL,
	"group_id" uuid NOT NULL,
	"member_id" uuid NOT NULL,
	"to_member_id" uuid,
	"words" text NOT NULL,
	"named" boolean DEFAULT true NOT NULL
);
--> statement-breakpoint
CREATE TABLE "learnings" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"group_id" uuid NOT NULL,
	"member_id" uuid NOT NULL,
	"line" text NOT NULL,
	"named" boolean DEFAULT false NOT NULL,
	"shared_on" date DEFAULT current_date NOT NULL
);
--> statement-breakpoint
CREATE TABLE "attendances" (
	"session_id" uuid NOT NULL,
	"member_id" uuid NOT NULL,
	"came" text NOT NULL,
	"noted_at" timestamp with time zone DEFAULT now() NOT NULL,
	"questioned_at" timestamp with time zone,
	CONSTRAINT "attendances_session_id_member_id_pk" PRIMARY KEY("session_id","member_id"),
	CONSTRAINT "attendances_came" CHECK ("attendances"."came" in ('came', 'apologies', 'missed'))
);
--> statement-breakpoint
CREATE TABLE "calendar_feeds" (
	"member_id" uuid PRIMARY KEY NOT NULL,
	"feed_id" uuid DEFAULT gen_random_uuid() NOT NULL,
	"made_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "calendar_feeds_feed_id_unique" UNIQUE("feed_id")
);
--> statement-breakpoint
CREATE TABLE "messages" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"group_id" uuid NOT NULL,
	"member_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"session_id" uuid NOT NULL,
	"made_at" timestamp with time zone DEFAULT now() NOT NULL,
	"sent_at" timestamp with time zone,
	"by_hand" boolean DEFAULT false NOT NULL
);
--> statement-breakpoint
CREATE TABLE "session_answers" (
	"session_id" uuid NOT NULL,
	"member_id" uuid NOT NULL,
	"answer" text NOT NULL,
	"answered_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "session_answers_session_id_member_id_pk" PRIMARY KEY("session_id","member_id"),
	CONSTRAINT "session_answers_answer" CHECK ("session_answers"."answer" in ('coming', 'not-coming', 'not-sure'))
);
--> statement-breakpoint
CREATE TABLE "session_arrangements" (
	"session_id" uuid NOT NULL,
	"need" text NOT NULL,
	"arranged_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "session_arrangements_session_id_need_pk" PRIMARY KEY("session_id","need")
);
--> statement-breakpoint
CREATE TABLE "session_runs" (
	"session_id" uuid PRIMARY KEY NOT NULL,
	"number" integer NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"started_at" timestamp with time zone DEFAULT now() NOT NULL,
	"position" smallint DEFAULT 0 NOT NULL,
	"item_started_at" timestamp with time zone DEFAULT now() NOT NULL,
	"extra_minutes" smallint DEFAULT 0 NOT NULL,
	"paused_at" timestamp with time zone,
	"paused_seconds" integer DEFAULT 0 NOT NULL,
	"ended_at" timestamp with time zone,
	CONSTRAINT "session_runs_position" CHECK ("session_runs"."position" >= 0)
);
--> statement-breakpoint
ALTER TABLE "agenda_items" ADD COLUMN "key" uuid DEFAULT gen_random_uuid() NOT NULL;--> statement-breakpoint
ALTER TABLE "agenda_items" ADD COLUMN "dilemma_id" uuid;--> statement-breakpoint
ALTER TABLE "published_agendas" ADD COLUMN "note" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "group_sessions" ADD COLUMN "way" text DEFAULT 'online' NOT NULL;--> statement-breakpoint
ALTER TABLE "group_sessions" ADD COLUMN "provisions" text[] DEFAULT '{}' NOT NULL;--> statement-breakpoint
ALTER TABLE "group_sessions" ADD COLUMN "cancelled_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "group_sessions" ADD COLUMN "cancelled_why" text;--> statement-breakpoint
ALTER TABLE "groups" ADD COLUMN "usual_format" text DEFAULT 'standard' NOT NULL;--> statement-breakpoint
ALTER TABLE "groups" ADD COLUMN "usual_minutes" smallint DEFAULT 90 NOT NULL;--> statement-breakpoint
ALTER TABLE "groups" ADD COLUMN "usual_way" text DEFAULT 'online' NOT NULL;--> statement-breakpoint
ALTER TABLE "groups" ADD COLUMN "usual_join_link" text;--> statement-breakpoint
ALTER TABLE "groups" ADD COLUMN "usual_place" text;--> statement-breakpoint
ALTER TABLE "groups" ADD COLUMN "usual_provisions" text[] DEFAULT '{}' NOT NULL;--> statement-breakpoint
ALTER TABLE "groups" ADD COLUMN "usual_provided" text;--> statement-breakpoint
ALTER TABLE "groups" ADD COLUMN "version" integer DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE "agenda_library" ADD CONSTRAINT "agenda_library_group_id_groups_id_fk" FOREIGN KEY ("group_id") REFERENCES "public"."groups"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "agenda_looks" ADD CONSTRAINT "agenda_looks_agenda_id_agendas_id_fk" FOREIGN KEY ("agenda_id") REFERENCES "public"."agendas"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "agenda_looks" ADD CONSTRAINT "agenda_looks_member_id_members_id_fk" FOREIGN KEY ("member_id") REFERENCES "public"."members"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "dilemmas" ADD CONSTRAINT "dilemmas_planned_session_id_group_sessions_id_fk" FOREIGN KEY ("planned_session_id") REFERENCES "public"."group_sessions"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "dilemmas" ADD CONSTRAINT "dilemmas_brought_session_id_group_sessions_id_fk" FOREIGN KEY ("brought_session_id") REFERENCES "public"."group_sessions"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "dilemmas" ADD CONSTRAINT "dilemmas_group_id_member_id_memberships_group_id_member_id_fk" FOREIGN KEY ("group_id","member_id") REFERENCES "public"."memberships"("group_id","member_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "listeners" ADD CONSTRAINT "listeners_group_id_member_id_memberships_group_id_member_id_fk" FOREIGN KEY ("group_id","member_id") REFERENCES "public"."memberships"("group_id","member_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "access_needs" ADD CONSTRAINT "access_needs_member_id_members_id_fk" FOREIGN KEY ("member_id") REFERENCES "public"."members"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "agreement_yeses" ADD CONSTRAINT "agreement_yeses_agreement_id_agreements_id_fk" FOREIGN KEY ("agreement_id") REFERENCES "public"."agreements"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "agreement_yeses" ADD CONSTRAINT "agreement_yeses_group_id_member_id_memberships_group_id_member_id_fk" FOREIGN KEY ("group_id","member_id") REFERENCES "public"."memberships"("group_id","member_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "agreements" ADD CONSTRAINT "agreements_group_id_groups_id_fk" FOREIGN KEY ("group_id") REFERENCES "public"."groups"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "appreciation_looks" ADD CONSTRAINT "appreciation_looks_round_id_appreciation_rounds_id_fk" FOREIGN KEY ("round_id") REFERENCES "public"."appreciation_rounds"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "appreciation_looks" ADD CONSTRAINT "appreciation_looks_member_id_members_id_fk" FOREIGN KEY ("member_id") REFERENCES "public"."members"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "appreciation_rounds" ADD CONSTRAINT "appreciation_rounds_group_id_groups_id_fk" FOREIGN KEY ("group_id") REFERENCES "public"."groups"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "appreciations" ADD CONSTRAINT "appreciations_round_id_appreciation_rounds_id_fk" FOREIGN KEY ("round_id") REFERENCES "public"."appreciation_rounds"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "appreciations" ADD CONSTRAINT "appreciations_to_member_id_members_id_fk" FOREIGN KEY ("to_member_id") REFERENCES "public"."members"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "appreciations" ADD CONSTRAINT "appreciations_group_id_member_id_memberships_group_id_member_id_fk" FOREIGN KEY ("group_id","member_id") REFERENCES "public"."memberships"("group_id","member_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "learnings" ADD CONSTRAINT "learnings_group_id_member_id_memberships_group_id_member_id_fk" FOREIGN KEY ("group_id","member_id") REFERENCES "public"."memberships"("group_id","member_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "attendances" ADD CONSTRAINT "attendances_session_id_group_sessions_id_fk" FOREIGN KEY ("session_id") REFERENCES "public"."group_sessions"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "attendances" ADD CONSTRAINT "attendances_member_id_members_id_fk" FOREIGN KEY ("member_id") REFERENCES "public"."members"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "calendar_feeds" ADD CONSTRAINT "calendar_feeds_member_id_members_id_fk" FOREIGN KEY ("member_id") REFERENCES "public"."members"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "messages" ADD CONSTRAINT "messages_session_id_group_sessions_id_fk" FOREIGN KEY ("session_id") REFERENCES "public"."group_sessions"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "messages" ADD CONSTRAINT "messages_group_id_member_id_memberships_group_id_member_id_fk" FOREIGN KEY ("group_id","member_id") REFERENCES "public"."memberships"("group_id","member_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "session_answers" ADD CONSTRAINT "session_answers_session_id_group_sessions_id_fk" FOREIGN KEY ("session_id") REFERENCES "public"."group_sessions"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "session_answers" ADD CONSTRAINT "session_answers_member_id_members_id_fk" FOREIGN KEY ("member_id") REFERENCES "public"."members"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "session_arrangements" ADD CONSTRAINT "session_arrangements_session_id_group_sessions_id_fk" FOREIGN KEY ("session_id") REFERENCES "public"."group_sessions"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "session_runs" ADD CONSTRAINT "session_runs_session_id_group_sessions_id_fk" FOREIGN KEY ("session_id") REFERENCES "public"."group_sessions"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "agenda_looks_member" ON "agenda_looks" USING btree ("member_id");--> statement-breakpoint
CREATE INDEX "dilemmas_group" ON "dilemmas" USING btree ("group_id","offered_at");--> statement-breakpoint
CREATE INDEX "appreciation_rounds_group" ON "appreciation_rounds" USING btree ("group_id","opened_at");--> statement-breakpoint
CREATE INDEX "appreciations_round" ON "appreciations" USING btree ("round_id");--> statement-breakpoint
CREATE INDEX "learnings_group" ON "learnings" USING btree ("group_id","shared_on");--> statement-breakpoint
CREATE INDEX "attendances_member" ON "attendances" USING btree ("member_id");--> statement-breakpoint
CREATE INDEX "messages_waiting" ON "messages" USING btree ("group_id","session_id","kind") WHERE "messages"."sent_at" is null;--> statement-breakpoint
CREATE INDEX "session_answers_member" ON "session_answers" USING btree ("member_id");--> statement-breakpoint
ALTER TABLE "agenda_items" ADD CONSTRAINT "agenda_items_dilemma_id_dilemmas_id_fk" FOREIGN KEY ("dilemma_id") REFERENCES "public"."dilemmas"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "agenda_items" ADD CONSTRAINT "agenda_items_key" UNIQUE("agenda_id","key");--> statement-breakpoint
ALTER TABLE "group_sessions" ADD CONSTRAINT "group_sessions_way" CHECK ("group_sessions"."way" in ('online', 'in-person', 'both'));--> statement-breakpoint
ALTER TABLE "groups" ADD CONSTRAINT "groups_usual_way" CHECK ("groups"."usual_way" in ('online', 'in-person', 'both'));--> statement-breakpoint
ALTER TABLE "groups" ADD CONSTRAINT "groups_usual_minutes" CHECK ("groups"."usual_minutes" between 15 and 600);--> statement-breakpoint
ALTER TABLE "groups" ADD CONSTRAINT "groups_usual_join_link" CHECK ("groups"."usual_join_link" is null or "groups"."usual_join_link" like 'https://%');