import { fromHex } from "@/lib/journal/vault/bytes";
import { deriveFromPassword } from "@/lib/journal/vault/derive";
import { seal } from "@/lib/journal/vault/envelope";
import { headOf, sealHead } from "@/lib/journal/vault/head";
import { importJournalKey } from "@/lib/journal/vault/journal-key";
import { encodeReflection } from "@/lib/journal/vault/reflection";
import { openWrap } from "@/lib/journal/vault/wrap";
import { askJson, signInDirectly } from "../support/asking";
import { databaseOf, type Joined, newMember } from "../support/joining";
import type { Site } from "../support/sites";

const words = (
  "the meeting began late and nobody said why; I noticed my hands, the window, a chair left empty, how the word " +
  "together was used by those who decide and how it was heard by those who wait, and what I carried home in the rain"
).split(" ");

/** Some text of that many words, another one for every number. */
export function textOf(count: number, number: number): string {
  const text = Array.from({ length: count }, (_, at) => words[(at * 7 + number * 13 + (at % 11)) % words.length]);
  return text.join(" ").replace(/((?:\S+ ){60})/g, "$1\n\n");
}

/** A member whose journal holds `count` reflections of 300 words, sealed here and laid straight into the database. */
export async function filledMember(site: Site, count: number): Promise<Joined> {
  const member = await newMember(site);
  const { memberId } = member;
  const sql = databaseOf(site);
  const [row] = await sql`select seed from credentials where member_id = ${memberId}`;
  const derived = await deriveFromPassword({ ...member, seedHex: Buffer.from(row?.seed).toString("hex") });
  // The stored wrap is sealed once more by the server: asked for as a browser asks for it.
  const opened = await openWrap(fromHex(await wrapOf(site, member, derived.authHex)), derived, {
    type: 1,
    memberId,
    seed: Uint8Array.from(row?.seed),
  });
  if (!opened.ok) throw new Error("The journal did not open for its own password.");
  const journal = await importJournalKey(opened);
  const items: { id: string; version: number; rev: number; envelope: Uint8Array }[] = [];
  for (let at = 0; at < count; at += 1) {
    const id = crypto.randomUUID();
    const when = new Date(Date.now() - (count - at) * (3650 / count) * 86_400_000).toISOString();
    const feelings = at % 3 === 0 ? ["torn", "hopeful"] : ["calm"];
    const content = encodeReflection({
      v: 1,
      id,
      createdAt: when,
      editedAt: when,
      title: `Number ${at}`,
      body: textOf(300, at),
      tags: at % 2 === 0 ? ["boundaries"] : ["rest and limits"],
      feelings,
    });
    items.push({
      id,
      version: 1,
      rev: at + 1,
      envelope: await seal(journal, content, { kind: 1, memberId, id, version: 1 }),
    });
  }
  for (let at = 0; at < count; at += 1000) {
    const rows = items.slice(at, at + 1000).map(({ envelope, ...item }) => ({
      ...item,
      kind: 1,
      member_id: memberId,
      key_id: Buffer.from(journal.keyId),
      envelope: Buffer.from(envelope),
    }));
    await sql`insert into journal_items ${sql(rows)}`;
  }
  const head = Buffer.from(await sealHead(journal, await headOf(journal, items), memberId, count));
  await sql`
    insert into journal_heads (member_id, version, last_rev, envelope) values (${memberId}, ${count}, ${count}, ${head})
    on conflict (member_id) do update set version = excluded.version, last_rev = excluded.last_rev, envelope = excluded.envelope`;
  await sql.end();
  return member;
}

async function wrapOf(site: Site, member: Joined, auth: string): Promise<string> {
  const cookie = await signInDirectly(site, member);
  return JSON.parse((await askJson(site, "/api/journal/unlock", { auth }, { cookie })).text).wrap;
}
