import { randomUUID } from "node:crypto";
import { sql } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { asMember, db } from "@/db/client";
import { recordLog } from "@/db/schema";
import { deviceInWords } from "@/lib/auth/device-words";
import { endDevice, endOtherDevices, listDevices } from "@/lib/auth/devices";
import { noteProof } from "@/lib/auth/proved";
import { beginSignIn, findSignIn } from "@/lib/auth/sign-ins";
import { noteRegister } from "@/lib/coming/commands";
import { keepKit } from "@/lib/journal/commands";
import { makeDoorCode } from "@/lib/members/commands";
import { changeOwnDetails } from "@/lib/members/commands/details";
import { logRecord } from "@/lib/members/commands/record";
import { ownDetails } from "@/lib/members/input";
import { getOwnDetails, listCompanions, listMembers, listRecord } from "@/lib/members/queries";
import { asOwner, joined, shapedWrap } from "@/tests/support/accepting";
import { addSession, makeGroup } from "@/tests/support/groups";

describe("a member's details", () => {
  it("are theirs to change: the group sees name and pronouns, the facilitator the organisation", async () => {
    const { member, facilitator, groupId } = await makeGroup();
    const said = ownDetails.parse({ name: " Amina ", pronouns: "she/her", organisation: "A charity" });
    expect(await changeOwnDetails(member, said)).toEqual({ ok: true, value: null });
    expect(await getOwnDetails(member)).toEqual({ name: "Amina", pronouns: "she/her", organisation: "A charity" });
    const companions = await listCompanions(facilitator);
    expect(companions.find(({ isYou }) => !isYou)).toEqual({
      name: "Amina",
      pronouns: "she/her",
      leads: false,
      isYou: false,
    });
    expect(JSON.stringify(await listCompanions(member))).not.toContain("A charity");
    const listed = (await listMembers(facilitator)).find(({ id }) => id === member.memberId);
    expect(listed).toMatchObject({ pronouns: "she/her", organisation: "A charity" });
    expect(groupId).toBe(member.groupId);
  });

  it("stay on one line, whatever is typed, and have an end", () => {
    const given = { name: "A\r\nBcc: all@example.org\u2028x\u202ey", pronouns: "", organisation: "" };
    expect(ownDetails.parse(given).name).toBe("A Bcc: all@example.org x y");
    for (const name of ["", " \n ", "x".repeat(101)])
      expect(ownDetails.safeParse({ ...given, name }).success).toBe(false);
    expect(ownDetails.safeParse({ ...given, pronouns: "x".repeat(41) }).success).toBe(false);
  });
});

describe("where a member is signed in", () => {
  it("is a list of browsers, this one first, that only they see; what is over is not in it", async () => {
    const [mine, theirs] = [await joined(), await joined()];
    const begin = (memberId: string, device: string) => beginSignIn({ memberId, epoch: 1, own: true, device });
    const other = await begin(mine.memberId, "Chrome on Android");
    const token = await begin(mine.memberId, "Firefox on Windows");
    await begin(theirs.memberId, "Safari on a Mac");
    const over = await begin(mine.memberId, "Edge on Windows");
    await asOwner(
      (owner) =>
        owner`update sign_ins set expires_at = now() where member_id = ${mine.memberId} and device like 'Edge%'`,
    );
    const listed = await listDevices(mine.member, token);
    expect(listed.map(({ device, isThis, own }) => ({ device, isThis, own }))).toEqual([
      { device: "Firefox on Windows", isThis: true, own: true },
      { device: "Chrome on Android", isThis: false, own: true },
    ]);
    expect(await findSignIn(over)).toBeNull();
    expect(await findSignIn(other)).not.toBeNull();
  });

  it("can be ended one by one, at once, and not by anybody else", async () => {
    const [mine, theirs] = [await joined(), await joined()];
    const token = await beginSignIn({ memberId: mine.memberId, epoch: 1, own: false });
    const stolen = await beginSignIn({ memberId: mine.memberId, epoch: 1, own: false });
    const [here, there] = await listDevices(mine.member, token);
    if (!here || !there) throw new Error("two devices");
    const refused = { ok: false, reason: "not-found" };
    expect(await endDevice(theirs.member, there, token)).toEqual(refused);
    expect(await endDevice(mine.member, here, token)).toEqual(refused);
    expect(await findSignIn(stolen)).not.toBeNull();
    expect(await endDevice(mine.member, there, token)).toEqual({ ok: true, value: null });
    expect(await findSignIn(stolen)).toBeNull();
    expect(await findSignIn(token)).not.toBeNull();
    expect(await endDevice(mine.member, there, token)).toEqual(refused);
  });

  it("can be ended all at once, but here", async () => {
    const [mine, theirs] = [await joined(), await joined()];
    const tokens = await Promise.all(
      [1, 2, 3].map(() => beginSignIn({ memberId: mine.memberId, epoch: 1, own: false })),
    );
    const foreign = await beginSignIn({ memberId: theirs.memberId, epoch: 1, own: false });
    const [token = "", ...others] = tokens;
    expect(await endOtherDevices(mine.member, token)).toEqual({ ok: true, value: { count: 2 } });
    for (const other of others) expect(await findSignIn(other)).toBeNull();
    expect(await findSignIn(token)).not.toBeNull();
    expect(await findSignIn(foreign)).not.toBeNull();
  });

  it("says the kind of browser and nothing finer", () => {
    const said = {
      "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:140.0) Gecko/20100101 Firefox/140.0": "Firefox on Windows",
      "Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.5 Mobile/15E148 Safari/604.1":
        "Safari on an iPhone",
      "Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/137.0.0.0 Mobile Safari/537.36":
        "Chrome on Android",
      "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/137.0.0.0 Safari/537.36 Edg/137.0.0.0":
        "Edge on a Mac",
      "curl/8.5 <script>": "A browser",
      "": "A browser",
    };
    for (const [agent, words] of Object.entries(said)) expect(deviceInWords(agent)).toBe(words);
    expect(deviceInWords(null)).toBe("A browser");
  });
});

describe("a member's record", () => {
  it("says what facilitators did, in the transaction that does it, and not what they did with their own", async () => {
    const group = await makeGroup();
    const person = await joined(group);
    const sessionId = await addSession(group.groupId, new Date("2026-11-26T10:00Z"));
    const now = new Date("2026-11-26T12:00Z");
    const note = (came: "came" | "apologies", before: "came" | null) =>
      noteRegister(
        group.facilitator,
        { sessionId, lines: [person, group.facilitator].map(({ memberId }) => ({ memberId, came, before })) },
        now,
      );
    expect(await note("came", null)).toMatchObject({ ok: true });
    expect(await note("came", null)).toEqual({ ok: false, reason: "changed-elsewhere" });
    expect(await note("apologies", "came")).toMatchObject({ ok: true });
    expect(await makeDoorCode(group.facilitator, person)).toMatchObject({ ok: true });
    const kinds = (await listRecord(person.member)).map(({ kind }) => kind).sort();
    expect(kinds).toEqual(["code-made", "invited", "register-changed", "register-noted"]);
    expect(new Set((await listRecord(person.member)).map(({ by }) => by))).toEqual(new Set(["Test Facilitator"]));
    expect(await listRecord(group.facilitator)).toEqual([]);
  });

  it("cannot be written by a member, nor from another group, nor read or changed by who wrote it", async () => {
    const { member, facilitator } = await makeGroup();
    const elsewhere = await makeGroup();
    const refused = { cause: { code: "42501" } };
    const log = (by: typeof facilitator) =>
      asMember(by.memberId, (tx) => logRecord(tx, by, member.memberId, "exported"));
    await expect(log(elsewhere.facilitator)).rejects.toMatchObject(refused);
    await expect(
      asMember(member.memberId, (tx) =>
        tx.insert(recordLog).values({ memberId: member.memberId, byName: "Somebody", kind: "removed" }),
      ),
    ).rejects.toMatchObject(refused);
    await log(facilitator);
    expect(await asMember(facilitator.memberId, (tx) => tx.select().from(recordLog))).toEqual([]);
    expect(await listRecord(member)).toMatchObject([{ kind: "exported" }]);
    for (const statement of [sql`update record_log set kind = 'moved'`, sql`delete from record_log`])
      await expect(asMember(member.memberId, (tx) => tx.execute(statement))).rejects.toMatchObject(refused);
  });
});

describe("new recovery words", () => {
  it("ask for the password again when it was last proved too long ago, so that a stolen cookie replaces no kit", async () => {
    const { member, memberId, keyId } = await joined();
    const token = await beginSignIn({ memberId, epoch: 1, own: true });
    const kit = () => ({ keyId, wrap: shapedWrap(2, keyId), proofHash: new Uint8Array(32) });
    await asOwner(
      (owner) => owner`update sign_ins set proved_at = now() - interval '11 minutes' where member_id = ${memberId}`,
    );
    const needed = { ok: false, reason: "password-needed" };
    expect(await keepKit(member, kit(), token)).toEqual(needed);
    expect(await keepKit(member, kit(), "")).toEqual(needed);
    await noteProof(memberId, token);
    expect(await keepKit(member, kit(), token)).toEqual({ ok: true });
  });
});

describe.each(["second_steps", "second_step_codes", "email_changes"])("the private table %s", (held) => {
  it("has rows for its member alone, whoever asks and however", async () => {
    const [mine, theirs] = [await joined(), await joined()];
    const token = () => Buffer.from(randomUUID());
    const rows: Record<string, (memberId: string) => ReturnType<typeof sql>> = {
      second_steps: (id) => sql`insert into second_steps (member_id, sealed_secret) values (${id}, ${token()})`,
      second_step_codes: (id) => sql`insert into second_step_codes (member_id, code_hash) values (${id}, ${token()})`,
      email_changes: (id) => sql`
        insert into email_changes (member_id, email, epoch, kdf, seed, server_salt, verifier, pepper_id, old_token_hash, new_token_hash, expires_at)
        values (${id}, 'new@example.org', 2, 1, ${token()}, ${token()}, ${token()}, 'p', ${token()}, ${token()}, now() + interval '1 day')`,
    };
    const insert = (as: string, whose: string) =>
      asMember(as, (tx) => tx.execute(rows[held]?.(whose) ?? sql`select 1`));
    for (const { memberId } of [mine, theirs]) await insert(memberId, memberId);
    const table = sql.identifier(held);
    const seen = await asMember(mine.memberId, (tx) =>
      tx.execute(sql`select member_id from ${table} where true or member_id is null`),
    );
    expect([...seen]).toEqual([{ member_id: mine.memberId }]);
    expect([...(await db().execute(sql`select * from ${table}`))]).toEqual([]);
    expect([...(await asMember(theirs.facilitator.memberId, (tx) => tx.execute(sql`select * from ${table}`)))]).toEqual(
      [],
    );
    const as = (statement: ReturnType<typeof sql>) => asMember(mine.memberId, (tx) => tx.execute(statement));
    expect([...(await as(sql`delete from ${table} where member_id = ${theirs.memberId} returning 1`))]).toEqual([]);
    await expect(as(sql`update ${table} set member_id = ${theirs.memberId}`)).rejects.toMatchObject({
      cause: { code: expect.stringMatching(/^(42501|23505)$/) },
    });
    await asOwner((owner) => owner`delete from ${owner(held)} where member_id = ${theirs.memberId}`);
    await expect(insert(mine.memberId, theirs.memberId)).rejects.toMatchObject({ cause: { code: "42501" } });
  });
});
