import "server-only";
import { and, eq, isNull } from "drizzle-orm";
import type { z } from "zod";
import { asMember } from "../../../db/client.ts";
import { groupSessions } from "../../../db/schema/index.ts";
import { itemsOfUsual } from "../../agendas/queries/formats.ts";
import type { Facilitator } from "../../auth/viewer.ts";
import { localToInstant, toLocal } from "../../local-time.ts";
import { lockGroup, storeSession } from "../commands.ts";
import type { yearPlan } from "../input.ts";
import { lookOver, stops } from "../rules.ts";

/**
 * Plans all these dates or none, each as the group's usual has it, with a draft agenda of the usual format. Gives how
 * many. Refusals: not-found; some-dates with a remark for each line that cannot be, or that meets a session its
 * facilitator did not know of.
 */
export async function planYear(facilitator: Facilitator, plan: z.output<typeof yearPlan>, now = new Date()) {
  const { time, timeZone } = plan;
  return asMember(facilitator.memberId, async (tx) => {
    const group = await lockGroup(tx, facilitator);
    if (!group) return { ok: false, reason: "not-found" } as const;
    const taken = await tx
      .select({ startsAt: groupSessions.startsAt })
      .from(groupSessions)
      .where(and(eq(groupSessions.groupId, group.id), isNull(groupSessions.cancelledAt)));
    const days = new Set(taken.map(({ startsAt }) => toLocal(startsAt, timeZone).date));
    const dates = plan.dates.map(({ date }) => date);
    const lines = lookOver(dates, { time, zone: timeZone }, days, now);
    const problems = lines.flatMap(({ remark }, at) =>
      remark && (stops(remark) || (remark === "already" && !plan.dates[at]?.besides))
        ? [{ path: String(at), message: remark }]
        : [],
    );
    if (problems.length > 0) return { ok: false, reason: "some-dates", problems } as const;
    const items = await itemsOfUsual(tx, group);
    for (const date of dates) {
      const at = localToInstant({ date, time, zone: timeZone });
      if (!at.ok) throw new Error("A date of a year was looked over, and is none");
      await storeSession(
        tx,
        group.id,
        {
          startsAt: at.instant,
          minutes: group.usualMinutes,
          timeZone,
          way: group.usualWay,
          joinLink: group.usualJoinLink,
          place: group.usualPlace,
          provisions: group.usualProvisions,
          provided: group.usualProvided,
        },
        items,
      );
    }
    return { ok: true, value: { planned: dates.length } } as const;
  });
}
