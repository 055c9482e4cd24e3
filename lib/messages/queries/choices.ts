import "server-only";
import { eq } from "drizzle-orm";
import { asMember } from "../../../db/client.ts";
import { mailChoices, members } from "../../../db/schema/index.ts";
import type { Member } from "../../auth/viewer.ts";
import { readUnsubscribe } from "../../mail/unsubscribe.ts";
import { type Declinable, type MailChoices, wants } from "../rules.ts";

const usual: MailChoices = { agendas: true, dayBefore: true, hourBefore: false, announcements: true };

async function choicesOf(memberId: string): Promise<MailChoices | null> {
  const [row] = await asMember(memberId, (tx) =>
    tx
      .select({
        id: members.id,
        agendas: mailChoices.agendas,
        dayBefore: mailChoices.dayBefore,
        hourBefore: mailChoices.hourBefore,
        announcements: mailChoices.announcements,
      })
      .from(members)
      .leftJoin(mailChoices, eq(mailChoices.memberId, members.id))
      .where(eq(members.id, memberId)),
  );
  if (!row) return null;
  const { agendas, dayBefore, hourBefore, announcements } = row;
  return {
    agendas: agendas ?? usual.agendas,
    dayBefore: dayBefore ?? usual.dayBefore,
    hourBefore: hourBefore ?? usual.hourBefore,
    announcements: announcements ?? usual.announcements,
  };
}

/** What a member wants sent. */
export const getMailChoices = async ({ memberId }: Member): Promise<MailChoices> =>
  (await choicesOf(memberId)) ?? usual;

/** What the last part of an unsubscribe link stops, and whether it is stopped; null for one that proves nothing. */
export async function getStopping(link: string): Promise<{ what: Declinable; isStopped: boolean } | null> {
  const named = readUnsubscribe(link);
  const choices = named && (await choicesOf(named.memberId));
  if (!named || !choices) return null;
  const { what } = named;
  const wanted =
    what === "reminders" ? wants("reminder-day", choices) || wants("reminder-hour", choices) : choices[what];
  return { what, isStopped: !wanted };
}
