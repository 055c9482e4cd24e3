import "server-only";
import { and, eq, isNotNull, isNull, lt, ne, sql } from "drizzle-orm";
import type { z } from "zod";
import { asMember, db, type Transaction } from "../../db/client.ts";
import { secondStepCodes, secondSteps, signIns } from "../../db/schema/index.ts";
import { env } from "../env.ts";
import { queueMessage } from "../messages/commands/queue.ts";
import type { secondStepInput } from "./input.ts";
import { giveBack, takeTry } from "./limits.ts";
import { asOneTry } from "./limits-of-request.ts";
import { provedLately } from "./proved.ts";
import { drawQr } from "./qr.ts";
import { makeSecret, openSecret, sealSecret, shownSecret, stepOf } from "./second-step-secret.ts";
import { hashCode, hashToken, makeCode } from "./tokens.ts";
import type { Facilitator, Member } from "./viewer.ts";

type Code = z.output<typeof secondStepInput>["code"];
const noMatch = { ok: false, reason: "no-match" } as const;
const codeCount = 8;

// A bucket of its own: who has the password guesses codes no faster, and nobody without it can keep the member waiting.
function limitOf(memberId: string) {
  const limit = { kind: "code", of: `second-step\0${memberId}` } as const;
  return { take: () => takeTry(limit), giveBack: () => giveBack(limit) };
}

const codeHash = (memberId: string, code: string) => hashCode(env().pepper, memberId, `second-step\0${code}`);
const mine = (memberId: string) => eq(secondSteps.memberId, memberId);

// Uses a code up: one of the program's, whose step must be later than any used before, or one of the single-use codes.
async function useCode(tx: Transaction, memberId: string, code: Code, now: Date): Promise<boolean> {
  const [held] = await tx
    .select()
    .from(secondSteps)
    .where(and(mine(memberId), isNotNull(secondSteps.confirmedAt)))
    .for("update");
  if (!held) return false;
  const step = stepOf(openSecret(env().signInKey, memberId, held.sealedSecret), code, now);
  if (step !== null) {
    const used = await tx
      .update(secondSteps)
      .set({ lastStep: step })
      .where(and(mine(memberId), lt(secondSteps.lastStep, step)))
      .returning({ memberId: secondSteps.memberId });
    return used.length > 0;
  }
  const spent = await tx
    .update(secondStepCodes)
    .set({ usedAt: sql`now()` })
    .where(
      and(
        eq(secondStepCodes.memberId, memberId),
        eq(secondStepCodes.codeHash, codeHash(memberId, code)),
        isNull(secondStepCodes.usedAt),
      ),
    )
    .returning({ memberId: secondStepCodes.memberId });
  return spent.length > 0;
}

/** How things stand with the member's own second step; `codesLeft` of the single-use codes. */
export async function getSecondStep(member: Member): Promise<{ isOn: boolean; codesLeft: number }> {
  return asMember(member.memberId, async (tx) => {
    const [held] = await tx
      .select({ memberId: secondSteps.memberId })
      .from(secondSteps)
      .where(and(mine(member.memberId), isNotNull(secondSteps.confirmedAt)));
    const left = await tx
      .select({ memberId: secondStepCodes.memberId })
      .from(secondStepCodes)
      .where(and(eq(secondStepCodes.memberId, member.memberId), isNull(secondStepCodes.usedAt)));
    return { isOn: held !== undefined, codesLeft: held ? left.length : 0 };
  });
}

/**
 * Makes a new secret for a facilitator's authenticator program. It asks nothing until a code of it has been confirmed.
 * Refusals: already-on, password-needed (the password was last proved too long ago: see proved.ts).
 */
export async function beginSecondStep(facilitator: Facilitator, token: string) {
  const { memberId, email } = facilitator;
  const secret = makeSecret();
  const sealedSecret = sealSecret(env().signInKey, memberId, secret);
  return asMember(memberId, async (tx) => {
    if (!(await provedLately(tx, memberId, token))) return { ok: false, reason: "password-needed" } as const;
    const kept = await tx
      .insert(secondSteps)
      .values({ memberId, sealedSecret })
      .onConflictDoUpdate({
        target: secondSteps.memberId,
        set: { sealedSecret, lastStep: 0 },
        setWhere: isNull(secondSteps.confirmedAt),
      })
      .returning({ memberId: secondSteps.memberId });
    if (kept.length === 0) return { ok: false, reason: "already-on" } as const;
    const { address, letters } = shownSecret(secret, email);
    return { ok: true, value: { letters, qr: drawQr(address) } } as const;
  });
}

/**
 * Turns the second step on with a first code. This sign-in counts as having taken it; every other ends. Gives eight
 * single-use codes, shown once. Refusals: no-match, wait, not-begun (or on already).
 */
export async function confirmSecondStep(
  facilitator: Facilitator,
  { code }: { code: Code },
  token: string,
  now = new Date(),
) {
  const { memberId } = facilitator;
  return asOneTry(limitOf(memberId), () =>
    asMember(memberId, async (tx) => {
      const [held] = await tx
        .select()
        .from(secondSteps)
        .where(and(mine(memberId), isNull(secondSteps.confirmedAt)))
        .for("update");
      if (!held) return { ok: false, reason: "not-begun" } as const;
      const step = stepOf(openSecret(env().signInKey, memberId, held.sealedSecret), code, now);
      if (step === null) return noMatch;
      await tx.update(secondSteps).set({ confirmedAt: sql`now()`, lastStep: step }).where(mine(memberId));
      const codes = Array.from({ length: codeCount }, makeCode);
      await tx.delete(secondStepCodes).where(eq(secondStepCodes.memberId, memberId));
      await tx.insert(secondStepCodes).values(codes.map((one) => ({ memberId, codeHash: codeHash(memberId, one) })));
      const own = hashToken(token);
      await tx.delete(signIns).where(and(eq(signIns.memberId, memberId), ne(signIns.tokenHash, own)));
      await tx.update(signIns).set({ secondStepAt: sql`now()` }).where(eq(signIns.memberId, memberId));
      await queueMessage(tx, { kind: "second-step-changed", to: { memberId }, groupId: null });
      return { ok: true, value: { codes } } as const;
    }),
  );
}

/** Turns the member's own second step off, with a code. Refusals: no-match, wait. */
export async function endOwnSecondStep(member: Member, { code }: { code: Code }, now = new Date()) {
  const { memberId } = member;
  return asOneTry(limitOf(memberId), () =>
    asMember(memberId, async (tx) => {
      if (!(await useCode(tx, memberId, code, now))) return noMatch;
      await tx.delete(secondStepCodes).where(eq(secondStepCodes.memberId, memberId));
      await tx.delete(secondSteps).where(mine(memberId));
      await queueMessage(tx, { kind: "second-step-changed", to: { memberId }, groupId: null });
      return { ok: true, value: null } as const;
    }),
  );
}

// Whose sign-in this is while it waits for its second step; null when it waits for none.
async function waitingFor(token: string): Promise<string | null> {
  const [row] = await db().execute<{ id: string | null }>(sql`select find_waiting_sign_in(${hashToken(token)}) as id`);
  return row?.id ?? null;
}

/** Whether this sign-in waits for its second step. */
export const isWaiting = async (token: string | null) => token !== null && (await waitingFor(token)) !== null;

/** Takes the second step of a sign-in whose password was right. Refusals: no-match, wait, signed-out (it waits for none). */
export async function takeSecondStep(token: string | null, { code }: { code: Code }, now = new Date()) {
  const memberId = token ? await waitingFor(token) : null;
  if (!token || !memberId) return { ok: false, reason: "signed-out" } as const;
  return asOneTry(limitOf(memberId), () =>
    asMember(memberId, async (tx) => {
      if (!(await useCode(tx, memberId, code, now))) return noMatch;
      await tx
        .update(signIns)
        .set({
          secondStepAt: sql`now()`,
          // Until now it lasted only as long as somebody needs to find a phone.
          expiresAt: sql`least(${signIns.endsAt}, now() + case when ${signIns.own} then interval '60 days' else interval '14 days' end)`,
        })
        .where(and(eq(signIns.memberId, memberId), eq(signIns.tokenHash, hashToken(token))));
      return { ok: true } as const;
    }),
  );
}
