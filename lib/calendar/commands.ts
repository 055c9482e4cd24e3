import "server-only";
import { eq, sql } from "drizzle-orm";
import type { z } from "zod";
import { asMember } from "../../db/client.ts";
import { calendarFeeds } from "../../db/schema/index.ts";
import type { CommandResult } from "../actions/action.ts";
import type { Member } from "../auth/viewer.ts";
import type { linkWish } from "./input.ts";
import { linkOf } from "./link.ts";

/** Gives the member's calendar link: the one they have, a first one, or with `renew` another one that ends it at once. */
export async function makeCalendarLink(
  member: Member,
  { renew }: z.output<typeof linkWish>,
): Promise<CommandResult<{ path: string; madeAt: Date }, never>> {
  const [feed] = await asMember(member.memberId, (tx) =>
    tx
      .insert(calendarFeeds)
      .values({ memberId: member.memberId })
      .onConflictDoUpdate({
        target: calendarFeeds.memberId,
        set: renew ? { feedId: sql`gen_random_uuid()`, madeAt: sql`now()` } : { feedId: sql`${calendarFeeds.feedId}` },
      })
      .returning(),
  );
  if (!feed) throw new Error("A calendar link was not stored");
  return { ok: true, value: { path: linkOf(feed.feedId), madeAt: feed.madeAt } };
}

/** Stops the member's calendar link: it opens nothing from now on, and a later one is another. None to stop is no problem. */
export async function endCalendarLink(member: Member): Promise<CommandResult<null, never>> {
  await asMember(member.memberId, (tx) => tx.delete(calendarFeeds).where(eq(calendarFeeds.memberId, member.memberId)));
  return { ok: true, value: null };
}
