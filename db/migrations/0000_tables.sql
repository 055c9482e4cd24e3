CREATE TABLE "agenda_items" (
	"agenda_id" uuid NOT NULL,
	"position" smallint NOT NULL,
	"kind" text NOT NULL,
	"title" text NOT NULL,
	"minutes" smallint NOT NULL,
	"line" text DEFAULT '' NOT NULL,
	"facilitator_note" text DEFAULT '' NOT NULL,
	CONSTRAINT "agenda_items_agenda_id_position_pk" PRIMARY KEY("agenda_id","position"),
	CONSTRAINT "agenda_items_kind" CHECK ("agenda_items"."kind" in ('item', 'break')),
	CONSTRAINT "agenda_items_minutes" CHECK ("agenda_items"."minutes" between 1 and 480)
);
--> statement-breakpoint
CREATE TABLE "agendas" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"session_id" uuid NOT NULL,
	"version" integer DEFAULT 0 NOT NULL,
	"published_number" integer,
	"saved_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "agendas_session_id_unique" UNIQUE("session_id")
);
--> statement-breakpoint
CREATE TABLE "published_agendas" (
	"agenda_id" uuid NOT NULL,
	"number" integer NOT NULL,
	"draft_version" integer NOT NULL,
	"items" jsonb NOT NULL,
	"published_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "published_agendas_agenda_id_number_pk" PRIMARY KEY("agenda_id","number")
);
--> statement-breakpoint
CREATE TABLE "attempts" (
	"bucket" "bytea" PRIMARY KEY NOT NULL,
	"count" integer NOT NULL,
	"since" timestamp with time zone NOT NULL,
	"wait_until" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "credentials" (
	"member_id" uuid NOT NULL,
	"epoch" integer NOT NULL,
	"scheme" text DEFAULT 'derived-1' NOT NULL,
	"kdf" smallint NOT NULL,
	"seed" "bytea" NOT NULL,
	"server_salt" "bytea" NOT NULL,
	"verifier" "bytea" NOT NULL,
	"pepper_id" text NOT NULL,
	"key_id" "bytea",
	"sealed_wrap" "bytea",
	"retired_on" date,
	CONSTRAINT "credentials_member_id_epoch_pk" PRIMARY KEY("member_id","epoch")
);
--> statement-breakpoint
CREATE TABLE "door_codes" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"member_id" uuid NOT NULL,
	"code_hash" "bytea" NOT NULL,
	"made_by" uuid,
	"made_at" timestamp with time zone DEFAULT now() NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"used_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "invitations" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"group_id" uuid NOT NULL,
	"member_id" uuid DEFAULT gen_random_uuid() NOT NULL,
	"email" text NOT NULL,
	"name" text NOT NULL,
	"leads" boolean DEFAULT false NOT NULL,
	"token_hash" "bytea" NOT NULL,
	"made_by" uuid,
	"made_at" timestamp with time zone DEFAULT now() NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"used_at" timestamp with time zone,
	"cancelled_at" timestamp with time zone,
	CONSTRAINT "invitations_member_id_unique" UNIQUE("member_id"),
	CONSTRAINT "invitations_token_hash_unique" UNIQUE("token_hash")
);
--> statement-breakpoint
CREATE TABLE "known_browsers" (
	"member_id" uuid NOT NULL,
	"cookie_hash" "bytea" NOT NULL,
	"last_seen_on" date NOT NULL,
	CONSTRAINT "known_browsers_member_id_cookie_hash_pk" PRIMARY KEY("member_id","cookie_hash")
);
--> statement-breakpoint
CREATE TABLE "sign_ins" (
	"token_hash" "bytea" PRIMARY KEY NOT NULL,
	"member_id" uuid NOT NULL,
	"epoch" integer NOT NULL,
	"sealed_local_key" "bytea" NOT NULL,
	"own" boolean NOT NULL,
	"created_on" date NOT NULL,
	"last_seen_on" date NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"ends_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "group_sessions" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"group_id" uuid NOT NULL,
	"starts_at" timestamp with time zone NOT NULL,
	"minutes" smallint NOT NULL,
	"time_zone" text NOT NULL,
	"join_link" text,
	"place" text,
	"provided" text,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "group_sessions_minutes" CHECK ("group_sessions"."minutes" between 15 and 600),
	CONSTRAINT "group_sessions_join_link" CHECK ("group_sessions"."join_link" is null or "group_sessions"."join_link" like 'https://%')
);
--> statement-breakpoint
CREATE TABLE "groups" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"name" text NOT NULL,
	"time_zone" text DEFAULT 'Europe/London' NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "members" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"name" text NOT NULL,
	"email" text NOT NULL,
	"created_on" date DEFAULT current_date NOT NULL,
	CONSTRAINT "members_email_unique" UNIQUE("email"),
	CONSTRAINT "members_email_lower" CHECK ("members"."email" = lower("members"."email"))
);
--> statement-breakpoint
CREATE TABLE "memberships" (
	"group_id" uuid NOT NULL,
	"member_id" uuid NOT NULL,
	"leads" boolean DEFAULT false NOT NULL,
	CONSTRAINT "memberships_group_id_member_id_pk" PRIMARY KEY("group_id","member_id")
);
--> statement-breakpoint
CREATE TABLE "journal_heads" (
	"member_id" uuid PRIMARY KEY NOT NULL,
	"version" integer NOT NULL,
	"last_rev" bigint NOT NULL,
	"envelope" "bytea",
	CONSTRAINT "journal_heads_sealed" CHECK ("journal_heads"."envelope" is null or substr("journal_heads"."envelope", 1, 3) = '\x524a01'::bytea)
);
--> statement-breakpoint
CREATE TABLE "journal_items" (
	"id" uuid PRIMARY KEY NOT NULL,
	"member_id" uuid NOT NULL,
	"kind" smallint NOT NULL,
	"key_id" "bytea" NOT NULL,
	"version" integer NOT NULL,
	"rev" bigint NOT NULL,
	"envelope" "bytea",
	"delete_on" date,
	CONSTRAINT "journal_items_kind" CHECK ("journal_items"."kind" in (1, 3)),
	CONSTRAINT "journal_items_sealed" CHECK ("journal_items"."envelope" is null or substr("journal_items"."envelope", 1, 3) = '\x524a01'::bytea)
);
--> statement-breakpoint
CREATE TABLE "journal_keys" (
	"member_id" uuid NOT NULL,
	"key_id" "bytea" NOT NULL,
	"recovery_wrap" "bytea",
	"recovery_proof_hash" "bytea",
	"locked_on" date,
	CONSTRAINT "journal_keys_member_id_key_id_pk" PRIMARY KEY("member_id","key_id")
);
--> statement-breakpoint
ALTER TABLE "agenda_items" ADD CONSTRAINT "agenda_items_agenda_id_agendas_id_fk" FOREIGN KEY ("agenda_id") REFERENCES "public"."agendas"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "agendas" ADD CONSTRAINT "agendas_session_id_group_sessions_id_fk" FOREIGN KEY ("session_id") REFERENCES "public"."group_sessions"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "published_agendas" ADD CONSTRAINT "published_agendas_agenda_id_agendas_id_fk" FOREIGN KEY ("agenda_id") REFERENCES "public"."agendas"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "credentials" ADD CONSTRAINT "credentials_member_id_members_id_fk" FOREIGN KEY ("member_id") REFERENCES "public"."members"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "door_codes" ADD CONSTRAINT "door_codes_member_id_members_id_fk" FOREIGN KEY ("member_id") REFERENCES "public"."members"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "door_codes" ADD CONSTRAINT "door_codes_made_by_members_id_fk" FOREIGN KEY ("made_by") REFERENCES "public"."members"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "invitations" ADD CONSTRAINT "invitations_group_id_groups_id_fk" FOREIGN KEY ("group_id") REFERENCES "public"."groups"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "invitations" ADD CONSTRAINT "invitations_made_by_members_id_fk" FOREIGN KEY ("made_by") REFERENCES "public"."members"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "known_browsers" ADD CONSTRAINT "known_browsers_member_id_members_id_fk" FOREIGN KEY ("member_id") REFERENCES "public"."members"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sign_ins" ADD CONSTRAINT "sign_ins_member_id_members_id_fk" FOREIGN KEY ("member_id") REFERENCES "public"."members"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "group_sessions" ADD CONSTRAINT "group_sessions_group_id_groups_id_fk" FOREIGN KEY ("group_id") REFERENCES "public"."groups"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "memberships" ADD CONSTRAINT "memberships_group_id_groups_id_fk" FOREIGN KEY ("group_id") REFERENCES "public"."groups"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "memberships" ADD CONSTRAINT "memberships_member_id_members_id_fk" FOREIGN KEY ("member_id") REFERENCES "public"."members"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "journal_heads" ADD CONSTRAINT "journal_heads_member_id_members_id_fk" FOREIGN KEY ("member_id") REFERENCES "public"."members"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "journal_items" ADD CONSTRAINT "journal_items_member_id_members_id_fk" FOREIGN KEY ("member_id") REFERENCES "public"."members"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "journal_keys" ADD CONSTRAINT "journal_keys_member_id_members_id_fk" FOREIGN KEY ("member_id") REFERENCES "public"."members"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "credentials_current" ON "credentials" USING btree ("member_id") WHERE "credentials"."retired_on" is null;--> statement-breakpoint
CREATE INDEX "door_codes_member" ON "door_codes" USING btree ("member_id");--> statement-breakpoint
CREATE INDEX "sign_ins_member" ON "sign_ins" USING btree ("member_id");--> statement-breakpoint
CREATE INDEX "group_sessions_order" ON "group_sessions" USING btree ("group_id","starts_at");--> statement-breakpoint
CREATE INDEX "memberships_member" ON "memberships" USING btree ("member_id");--> statement-breakpoint
CREATE UNIQUE INDEX "journal_items_rev" ON "journal_items" USING btree ("member_id","rev");--> statement-breakpoint
CREATE INDEX "journal_items_delete_on" ON "journal_items" USING btree ("delete_on") WHERE "journal_items"."delete_on" is not null;--> statement-breakpoint
CREATE UNIQUE INDEX "journal_keys_current" ON "journal_keys" USING btree ("member_id") WHERE "journal_keys"."locked_on" is null;