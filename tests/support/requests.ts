import { randomUUID } from "node:crypto";
import { joinRequest, noAnswers } from "@/lib/join-requests/input";
import { asOwner } from "./accepting";

/** What a stranger's form says, with an address of its own. */
export const answers = (groupId: string, more: Partial<typeof noAnswers> = {}) => ({
  ...noAnswers,
  groupId,
  name: "Rosa Ferreira-Lund",
  email: `${randomUUID()}@example.org`,
  role: "I run the involvement team of a hospital trust",
  draws: "I do this work alone",
  dates: "most",
  wantsTalk: "no",
  privacy: true,
  ...more,
});

/** The same as its schema reads it. */
export const asked = (groupId: string, more: Partial<typeof noAnswers> = {}) =>
  joinRequest.parse(answers(groupId, more));

/** The site's duties filled in, as a facilitator would. */
export const fillDuties = () =>
  asOwner(
    (sql) => sql`
      insert into responsibilities (responsible, contact, suppliers, backup_days, retention_read_on)
      values ('Kindling Practice', 'hello@kindling.example', 'A host in Leeds', 14, current_date)
      on conflict (id) do update set responsible = excluded.responsible, contact = excluded.contact,
        suppliers = excluded.suppliers, backup_days = excluded.backup_days, retention_read_on = excluded.retention_read_on`,
  );

/** A group that takes requests, or keeps a waiting list. */
export async function openGroup(groupId: string, joining: "open" | "list" = "open"): Promise<void> {
  await fillDuties();
  await asOwner((sql) => sql`update groups set joining = ${joining} where id = ${groupId}`);
}
