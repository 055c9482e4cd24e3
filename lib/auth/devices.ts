import "server-only";
import { and, desc, eq, gt, isNull, ne, sql } from "drizzle-orm";
import type { z } from "zod";
import { asMember } from "../../db/client.ts";
import { credentials, signIns } from "../../db/schema/index.ts";
import type { CommandResult } from "../actions/action.ts";
import type { deviceChoice } from "./input.ts";
import { hashToken } from "./tokens.ts";
import type { Member } from "./viewer.ts";

export type Device = {
  id: string;
  device: string;
  own: boolean;
  isThis: boolean;
  /** Calendar days (YYYY-MM-DD). */
  firstOn: string;
  lastOn: string;
};

/** Where the member is signed in now, this request's own (`token`) first. The id is no secret: it opens nothing. */
export async function listDevices(member: Member, token: string): Promise<Device[]> {
  const hash = hashToken(token);
  const rows = await asMember(member.memberId, (tx) =>
    tx
      .select({
        id: sql<string>`encode(${signIns.tokenHash}, 'hex')`,
        device: signIns.device,
        own: signIns.own,
        firstOn: signIns.createdOn,
        lastOn: signIns.lastSeenOn,
      })
      .from(signIns)
      .innerJoin(
        credentials,
        and(
          eq(credentials.memberId, signIns.memberId),
          eq(credentials.epoch, signIns.epoch),
          isNull(credentials.retiredOn),
        ),
      )
      .where(
        and(
          eq(signIns.memberId, member.memberId),
          gt(signIns.expiresAt, sql`now()`),
          gt(signIns.endsAt, sql`now()`),
          sql`(${signIns.secondStepAt} is not null or not exists (
            select 1 from second_steps t where t.member_id = ${signIns.memberId} and t.confirmed_at is not null))`,
        ),
      )
      .orderBy(desc(signIns.lastSeenOn), desc(signIns.createdOn)),
  );
  const isThis = (id: string) => id === hash.toString("hex");
  return rows
    .map((row) => ({ ...row, isThis: isThis(row.id) }))
    .sort((one, other) => Number(other.isThis) - Number(one.isThis));
}

/** Ends one of the member's other sign-ins, from its next request on. Refusal: not-found, also for this request's own. */
export async function endDevice(member: Member, { id }: z.output<typeof deviceChoice>, token: string) {
  const gone = await asMember(member.memberId, (tx) =>
    tx
      .delete(signIns)
      .where(
        and(
          eq(signIns.memberId, member.memberId),
          eq(signIns.tokenHash, Buffer.from(id, "hex")),
          ne(signIns.tokenHash, hashToken(token)),
        ),
      )
      .returning({ own: signIns.own }),
  );
  return gone.length > 0 ? ({ ok: true, value: null } as const) : ({ ok: false, reason: "not-found" } as const);
}

/** Ends every sign-in of the member but this request's own. Gives how many there were. */
export async function endOtherDevices(member: Member, token: string): Promise<CommandResult<{ count: number }, never>> {
  const gone = await asMember(member.memberId, (tx) =>
    tx
      .delete(signIns)
      .where(and(eq(signIns.memberId, member.memberId), ne(signIns.tokenHash, hashToken(token))))
      .returning({ own: signIns.own }),
  );
  return { ok: true, value: { count: gone.length } };
}
