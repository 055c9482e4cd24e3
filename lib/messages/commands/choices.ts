import "server-only";
import { eq } from "drizzle-orm";
import type { z } from "zod";
import { asMember } from "../../../db/client.ts";
import { mailChoices, members } from "../../../db/schema/index.ts";
import type { CommandResult } from "../../actions/action.ts";
import type { Member } from "../../auth/viewer.ts";
import { readUnsubscribe } from "../../mail/unsubscribe.ts";
import type { mailChoices as choicesInput } from "../input.ts";
import type { Declinable } from "../rules.ts";

/** Keeps what a member wants sent. */
export async function chooseMail(
  { memberId }: Member,
  choices: z.output<typeof choicesInput>,
): Promise<CommandResult<null, never>> {
  await asMember(memberId, (tx) =>
    tx
      .insert(mailChoices)
      .values({ memberId, ...choices })
      .onConflictDoUpdate({ target: mailChoices.memberId, set: choices }),
  );
  return { ok: true, value: null };
}

const stopped: Record<Declinable, Partial<z.output<typeof choicesInput>>> = {
  agendas: { agendas: false },
  reminders: { dayBefore: false, hourBefore: false },
  announcements: { announcements: false },
};

/**
 * Stops what the last part of an unsubscribe link names, for the member it names. Twice is once. False for a link that
 * proves nothing, or whose member has gone.
 */
export async function stopMail(link: string): Promise<boolean> {
  const named = readUnsubscribe(link);
  if (!named) return false;
  const { memberId } = named;
  return asMember(memberId, async (tx) => {
    const [here] = await tx.select({ id: members.id }).from(members).where(eq(members.id, memberId));
    if (!here) return false;
    const choice = stopped[named.what];
    await tx
      .insert(mailChoices)
      .values({ memberId, ...choice })
      .onConflictDoUpdate({ target: mailChoices.memberId, set: choice });
    return true;
  });
}
