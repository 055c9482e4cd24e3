/*
 * Fills an empty demonstration: people, their year, and journals sealed by the real vault, here in Node. The only code on
 * the server's side that may import the vault, because these people are made up and nobody else can seal for them.
 */
import { chmodSync, existsSync, writeFileSync } from "node:fs";
import { drizzle, type PostgresJsDatabase } from "drizzle-orm/postgres-js";
import postgres from "postgres";
import {
  agendaItems,
  agendas,
  credentials,
  groupSessions,
  groups,
  journalHeads,
  journalItems,
  journalKeys,
  members,
  memberships,
  publishedAgendas,
} from "../../db/schema/index.ts";
import { withoutNotes } from "../../lib/agendas/rules.ts";
import { suggestPassphrase } from "../../lib/journal/vault/passphrase.ts";
import { Refusal } from "../settings.ts";
import { addAccounts } from "./account.ts";
import { addComing } from "./coming.ts";
import { addEvaluation } from "./evaluation.ts";
import { addGroupLife } from "./groups.ts";
import { addJoining } from "./joining.ts";
import { addLibrary } from "./library.ts";
import { addLife } from "./life.ts";
import { addMessages } from "./messages.ts";
import { type DemoPerson, people } from "./people.ts";
import { reflectionsByEmail } from "./reflections.ts";
import { sealJournal } from "./seal-journal.ts";
import { datesOfYear } from "./session-dates.ts";
import { demoSessions } from "./sessions.ts";
import { addUsualAndNeeds } from "./year.ts";

type Tx = Parameters<Parameters<PostgresJsDatabase["transaction"]>[0]>[0];
type SignIn = DemoPerson & { password: string; recoveryWords: string };

const groupName = "Demonstration Reflective Practice Group";
const zone = "Europe/London";
const joinLink = "https://meet.demo.example/reflective-practice";

/**
 * Fills the demonstration's database once, as its owner, and writes its sign-ins (mode 0600) before anything is stored:
 * cut short at any moment, the next start begins again. Throws a Refusal when people are there but their passwords are gone.
 */
export async function fillDemonstration(from: {
  ownerUrl: string;
  pepper: string;
  signInsFile: string;
  say: (line: string) => void;
  now?: Date;
}): Promise<void> {
  const { ownerUrl, signInsFile, say, now = new Date() } = from;
  const connection = postgres(ownerUrl, { max: 1, onnotice: () => {} });
  try {
    await drizzle(connection).transaction(async (tx) => {
      // Two first starts at once: one fills, the other finds it filled.
      await tx.execute("select pg_advisory_xact_lock(1833)");
      const [filled] = await tx.select({ id: groups.id }).from(groups).limit(1);
      if (filled) return requireSignIns(signInsFile);
      say("Filling the demonstration with made-up people. This takes a few seconds.");
      const signIns = people.map((person) => ({ ...person, password: suggestPassphrase(), recoveryWords: "" }));
      const [group] = await tx.insert(groups).values({ name: groupName, timeZone: zone }).returning({ id: groups.id });
      if (!group) throw new Error("The demonstration's group was not stored");
      for (const person of signIns)
        person.recoveryWords = await addPerson(tx, group.id, person, Buffer.from(from.pepper, "hex"), now);
      await addYear(tx, group.id, now);
      await addMessages(tx, group.id);
      await addGroupLife(tx, group.id);
      await addEvaluation(tx, group.id);
      await addLife(tx, group.id, await memberIds(tx), now);
      await addComing(tx, group.id, now);
      await addUsualAndNeeds(tx, group.id, joinLink, now);
      await addLibrary(tx, group.id, now);
      await addJoining(tx, group.id, now);
      await addAccounts(tx, group.id, await memberIds(tx), now);
      keepSignIns(signInsFile, signIns);
    });
  } finally {
    await connection.end({ timeout: 5 });
  }
}

function requireSignIns(file: string): void {
  if (existsSync(file)) return;
  throw new Refusal(
    `The demonstration's passwords (${file}) are gone, and nobody can read them out of its database. Delete its data folder to begin it again.`,
  );
}

function keepSignIns(file: string, signIns: SignIn[]): void {
  writeFileSync(file, `${JSON.stringify(signIns, null, 2)}\n`, { mode: 0o600 });
  // An older file keeps its own mode when it is written over.
  chmodSync(file, 0o600);
}

async function addPerson(tx: Tx, groupId: string, person: SignIn, pepper: Buffer, now: Date): Promise<string> {
  const { email, name, password, role } = person;
  const [member] = await tx.insert(members).values({ name, email }).returning({ id: members.id });
  if (!member) throw new Error("A member of the demonstration was not stored");
  const memberId = member.id;
  await tx.insert(memberships).values({ groupId, memberId, leads: role === "facilitator" });
  const sealed = await sealJournal({
    memberId,
    email,
    password,
    pepper,
    reflections: reflectionsByEmail[email] ?? [],
    now,
  });
  await tx.insert(credentials).values(sealed.credential);
  await tx.insert(journalKeys).values(sealed.key);
  await tx.insert(journalHeads).values(sealed.head);
  if (sealed.items.length > 0) await tx.insert(journalItems).values(sealed.items);
  return sealed.words;
}

const memberIds = async (tx: Tx) =>
  new Map(
    (await tx.select({ email: members.email, id: members.id }).from(members)).map(({ email, id }) => [email, id]),
  );

async function addYear(tx: Tx, groupId: string, now: Date): Promise<void> {
  const starts = datesOfYear(
    now,
    demoSessions.map(({ month }) => month),
  );
  for (const [at, { minutes, provided, items, agenda }] of demoSessions.entries()) {
    const startsAt = starts[at];
    if (!startsAt) throw new Error("A session of the demonstration has no date");
    const details = { groupId, startsAt, minutes, timeZone: zone, joinLink, provided };
    const [session] = await tx.insert(groupSessions).values(details).returning({ id: groupSessions.id });
    if (!session) throw new Error("A session of the demonstration was not stored");
    const published = agenda === "published";
    const version = items.length > 0 ? 1 : 0;
    const [draft] = await tx
      .insert(agendas)
      .values({ sessionId: session.id, version, publishedNumber: published ? 1 : null })
      .returning({ id: agendas.id });
    if (!draft) throw new Error("An agenda of the demonstration was not stored");
    const rows = items.map((item, position) => ({ ...item, position, agendaId: draft.id }));
    const stored = rows.length > 0 ? await tx.insert(agendaItems).values(rows).returning() : [];
    const shown = stored.map(({ key, dilemmaId, ...item }) => ({ ...withoutNotes(item), key, dilemmaId }));
    if (published)
      await tx.insert(publishedAgendas).values({ agendaId: draft.id, number: 1, draftVersion: version, items: shown });
  }
}
