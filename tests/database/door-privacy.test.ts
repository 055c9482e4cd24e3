import { randomBytes, randomUUID } from "node:crypto";
import { sql } from "drizzle-orm";
import postgres from "postgres";
import { beforeAll, describe, expect, it } from "vitest";
import { asMember, db } from "@/db/client";
import { beginSignIn, rememberBrowser } from "@/lib/auth/sign-ins";
import { makeToken } from "@/lib/auth/tokens";
import { makeDoorCode } from "@/lib/members/commands";
import { asOwner, type JoinedMember, joined } from "@/tests/support/accepting";
import { testDatabase } from "@/tests/support/database";

const tables = [
  "credentials",
  "sign_ins",
  "door_codes",
  "known_browsers",
  "journal_keys",
  "journal_items",
  "journal_heads",
] as const;
type Table = (typeof tables)[number];

/** A member with a row in every private table. */
async function everywhere(): Promise<JoinedMember> {
  const person = await joined();
  const { memberId, keyId, facilitator } = person;
  await beginSignIn({ memberId, epoch: 1, own: false });
  await rememberBrowser(memberId, makeToken());
  await makeDoorCode(facilitator, person);
  const envelope = Buffer.concat([Buffer.from([0x52, 0x4a, 1, 1]), keyId, randomBytes(1052)]);
  await asMember(memberId, (tx) =>
    tx.execute(sql`insert into journal_items (id, member_id, kind, key_id, version, rev, envelope)
                   values (${randomUUID()}, ${memberId}, 1, ${Buffer.from(keyId)}, 1, 1, ${envelope})`),
  );
  return person;
}

const count = (held: Table, memberId: string) =>
  sql`select count(*)::int as rows from ${sql.identifier(held)} where member_id = ${memberId}`;
const rowsOf = (held: Table, memberId: string) =>
  asOwner(async (owner) => {
    const [row] =
      await owner`select count(*)::int as rows, min(t::text) as said from ${owner(held)} t where member_id = ${memberId}`;
    return { ...row };
  });

let mine: JoinedMember;
let theirs: JoinedMember;
beforeAll(async () => {
  mine = await everywhere();
  theirs = await everywhere();
});

describe.each(tables)("the private table %s", (held) => {
  it("shows the site no row outside a member's transaction", async () => {
    expect(await rowsOf(held, mine.memberId)).toMatchObject({ rows: 1 });
    expect([...(await db().execute(sql`select * from ${sql.identifier(held)}`))]).toEqual([]);
    const afterwards = await asMember(mine.memberId, (tx) => tx.execute(count(held, mine.memberId)));
    expect([...afterwards]).toEqual([{ rows: 1 }]);
    // The setting was the transaction's alone: the connection's next borrower sees nothing again.
    for (let n = 0; n < 12; n += 1)
      expect([...(await db().execute(count(held, mine.memberId)))]).toEqual([{ rows: 0 }]);
  });

  it("shows a member their own rows and nobody else's, however they ask", async () => {
    const seen = await asMember(mine.memberId, (tx) =>
      tx.execute<{ member_id: string }>(
        sql`select member_id from ${sql.identifier(held)} where true or member_id is null`,
      ),
    );
    expect([...seen]).toEqual([{ member_id: mine.memberId }]);
    expect([...(await asMember(mine.memberId, (tx) => tx.execute(count(held, theirs.memberId))))]).toEqual([
      { rows: 0 },
    ]);
  });

  it("lets a member neither change, delete nor take over another's row, nor give theirs away", async () => {
    const before = await rowsOf(held, theirs.memberId);
    const table = sql.identifier(held);
    const as = (statement: ReturnType<typeof sql>) => asMember(mine.memberId, (tx) => tx.execute(statement));
    const taken = await as(
      sql`update ${table} set member_id = ${mine.memberId} where member_id = ${theirs.memberId} returning 1`,
    );
    expect([...taken]).toEqual([]);
    const { memberId } = theirs;
    await expect(as(sql`update ${table} set member_id = ${memberId}`)).rejects.toMatchObject({
      cause: { code: expect.stringMatching(/^(42501|23505)$/) },
    });
    const deleted = as(sql`delete from ${table} where member_id = ${memberId} returning 1`);
    // The journal's tables cannot be deleted from at all; in the others there is nothing to delete.
    if (held.startsWith("journal_")) await expect(deleted).rejects.toMatchObject({ cause: { code: "42501" } });
    else expect([...(await deleted)]).toEqual([]);
    expect(await rowsOf(held, theirs.memberId)).toEqual(before);
    expect(await rowsOf(held, mine.memberId)).toMatchObject({ rows: 1 });
  });

  it("takes no new row in another's name", async () => {
    const copy = await asOwner(async (owner) => {
      const [row] = await owner`select to_jsonb(t) as row from ${owner(held)} t where member_id = ${mine.memberId}`;
      return JSON.stringify(row?.row);
    });
    const insert = (tx: { execute: (statement: ReturnType<typeof sql>) => Promise<unknown> }, name: string) =>
      tx.execute(sql`insert into ${sql.identifier(held)}
        select * from jsonb_populate_record(null::${sql.identifier(held)},
          ${copy}::jsonb || jsonb_build_object('member_id', ${name}::text) || ${fresh(held)}::jsonb)`);
    await expect(asMember(mine.memberId, (tx) => insert(tx, theirs.memberId))).rejects.toMatchObject({
      cause: { code: "42501" },
    });
    await expect(db().transaction((tx) => insert(tx, theirs.memberId))).rejects.toMatchObject({
      cause: { code: "42501" },
    });
  });

  it("is held to its policies even against its owner", async () => {
    const [row] = await asOwner(
      (owner) => owner`select relrowsecurity as enabled, relforcerowsecurity as forced from pg_class
                        where oid = ${held}::regclass`,
    );
    expect({ ...row }).toEqual({ enabled: true, forced: true });
  });
});

/** What must be new for a copied row not to be refused for being there already: the refusal must be the policy's. */
function fresh(held: Table): string {
  const random = (length: number) => `\\x${randomBytes(length).toString("hex")}`;
  const changes: Record<Table, object> = {
    credentials: { epoch: 77, retired_on: "2026-01-01" },
    sign_ins: { token_hash: random(32) },
    door_codes: { id: randomUUID() },
    known_browsers: { cookie_hash: random(32) },
    journal_keys: { key_id: random(8), locked_on: "2026-01-01" },
    journal_items: { id: randomUUID(), rev: 77 },
    journal_heads: {},
  };
  return JSON.stringify(changes[held]);
}

describe("the site's role", () => {
  it("is neither superuser nor past row-level security, belongs to no other role, and owns nothing", async () => {
    const [role] = await db().execute(sql`
      select rolname, rolsuper, rolbypassrls, rolcreaterole, rolcreatedb, rolreplication,
             (select count(*)::int from pg_auth_members where member = r.oid) as member_of,
             (select count(*)::int from pg_class where relowner = r.oid)
               + (select count(*)::int from pg_proc where proowner = r.oid)
               + (select count(*)::int from pg_namespace where nspowner = r.oid)
               + (select count(*)::int from pg_database where datdba = r.oid) as owns
        from pg_roles r where rolname = current_user`);
    expect(role).toEqual({
      rolname: "rp_app",
      rolsuper: false,
      rolbypassrls: false,
      rolcreaterole: false,
      rolcreatedb: false,
      rolreplication: false,
      member_of: 0,
      owns: 0,
    });
  });

  it("can neither lift the policies, make tables, nor call what belongs to no member's way", async () => {
    const refused = { cause: { code: "42501" } };
    await expect(db().execute(sql`alter table credentials disable row level security`)).rejects.toMatchObject(refused);
    await expect(db().execute(sql`drop policy own_rows on credentials`)).rejects.toMatchObject(refused);
    await expect(db().execute(sql`create table public.aside (id int)`)).rejects.toMatchObject(refused);
    await expect(db().execute(sql`truncate credentials`)).rejects.toMatchObject(refused);
    await expect(db().execute(sql`set role rp_owner`)).rejects.toMatchObject(refused);
  });

  it("runs functions with the owner's rights only where their search path is pinned", async () => {
    const rows = await db().execute<{ name: string; pinned: boolean; open: boolean }>(sql`
      select proname as name, coalesce(array_to_string(proconfig, ','), '') like '%search_path=pg_catalog, public%' as pinned,
             has_function_privilege('public', oid, 'execute') as open
        from pg_proc where pronamespace = 'public'::regnamespace and prosecdef order by proname`);
    expect([...rows]).toEqual(
      [
        "carry_over_request",
        "clear_place",
        "close_round",
        "end_second_step",
        "end_sign_in",
        "find_calendar_feed",
        "find_sign_in",
        "find_waiting_sign_in",
        "group_learnings",
        "held_of_viewer",
        "leave_for_good",
        "leavings_due",
        "list_unqueued_messages",
        "make_door_code",
        "make_reminders",
        "members_with_second_step",
        "named_lines_of",
        "question_attendance",
        "reply_to_evaluation",
        "run_group_retention",
        "run_joining_retention",
        "run_leaving_retention",
        "run_message_retention",
        "run_retention",
        "run_year_retention",
        "settle_message",
        "shown_thanks",
        "take_message",
      ].map((name) => ({ name, pinned: true, open: false })),
    );
  });
});

describe("a member's setting", () => {
  it("that is no id shows nothing, and does not open the door", async () => {
    for (const said of ["", "nobody", "' or true --"]) {
      const ask = db().transaction(async (tx) => {
        await tx.execute(sql`select set_config('app.member_id', ${said}, true)`);
        return [...(await tx.execute(sql`select 1 from credentials`))];
      });
      if (said === "") expect(await ask).toEqual([]);
      else await expect(ask).rejects.toMatchObject({ cause: { code: "22P02" } });
    }
  });
});

describe("the control", () => {
  it("sees every row as the superuser, so that the tests above are not blind", async () => {
    const superuser = postgres(testDatabase().superuserUrl, { max: 1 });
    for (const held of tables) {
      const [row] = await superuser`select count(distinct member_id)::int as members from ${superuser(held)}`;
      expect(row?.members).toBeGreaterThanOrEqual(2);
    }
    await superuser.end();
  });
});
