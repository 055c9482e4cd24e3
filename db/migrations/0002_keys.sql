CREATE TABLE "journal_histories" (
	"id" uuid PRIMARY KEY NOT NULL,
	"member_id" uuid NOT NULL,
	"key_id" "bytea" NOT NULL,
	"version" integer NOT NULL,
	"envelope" "bytea" NOT NULL,
	CONSTRAINT "journal_histories_sealed" CHECK (substr("journal_histories"."envelope", 1, 4) = '\x524a0105'::bytea)
);
--> statement-breakpoint
ALTER TABLE "journal_keys" ADD COLUMN "replaced_by" "bytea";--> statement-breakpoint
ALTER TABLE "journal_keys" ADD COLUMN "previous_wrap" "bytea";--> statement-breakpoint
ALTER TABLE "journal_histories" ADD CONSTRAINT "journal_histories_id_journal_items_id_fk" FOREIGN KEY ("id") REFERENCES "public"."journal_items"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "journal_histories" ADD CONSTRAINT "journal_histories_member_id_members_id_fk" FOREIGN KEY ("member_id") REFERENCES "public"."members"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "journal_histories_key" ON "journal_histories" USING btree ("member_id","key_id");--> statement-breakpoint
ALTER TABLE "journal_keys" ADD CONSTRAINT "journal_keys_replaced" CHECK (("journal_keys"."replaced_by" is null) = ("journal_keys"."previous_wrap" is null) and ("journal_keys"."replaced_by" is null or "journal_keys"."locked_on" is not null));