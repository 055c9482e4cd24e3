import { addressPrefix, giveBack, secondsToWait, takeTry } from "./limits.ts";
import { knowsBrowser } from "./sign-ins.ts";

export type Limits = {
  /** Counts one try; 0 when it may go ahead, else the seconds to wait. */
  take: () => Promise<number>;
  giveBack: () => Promise<void>;
  /** Seconds to wait, without counting. */
  wait: () => Promise<number>;
};

/** Who tries: the email they name, the address they come from, and their known-browser cookie if they have one. */
export type Trying = { email: string; address: string; browser: string | null };
export type Wait = { ok: false; reason: "wait"; retryAfter: number };

/**
 * The limits that one try at an account falls under: its password, a one-time code, asking for a link, each counted
 * apart. A browser that
 * signed in to the account before has a bucket of its own, so that a stranger's failures cannot keep its owner waiting.
 */
export async function limitsFor(
  from: Trying,
  memberId: string,
  of: "account" | "code" | "link" = "account",
): Promise<Limits> {
  const known = from.browser !== null && (await knowsBrowser(memberId, from.browser));
  const account = known
    ? ({ kind: "browser", of: `${of}\0${from.email}\0${from.browser}` } as const)
    : ({ kind: of, of: from.email } as const);
  const address = { kind: "address", of: addressPrefix(from.address) } as const;
  return {
    take: async () => {
      // A known browser is past the address's limit too: an office behind one address must not lock its people out.
      const byAddress = known ? 0 : await takeTry(address);
      return byAddress || takeTry(account);
    },
    giveBack: async () => {
      if (!known) await giveBack(address);
      await giveBack(account);
    },
    wait: async () => Math.max(known ? 0 : await secondsToWait(address), await secondsToWait(account)),
  };
}

/** Counts one try before `work` judges it, and gives it back when that answers well. */
export async function asOneTry<T extends { ok: boolean }>(
  limits: Pick<Limits, "take" | "giveBack">,
  work: () => Promise<T>,
): Promise<T | Wait> {
  const retryAfter = await limits.take();
  if (retryAfter > 0) return { ok: false, reason: "wait", retryAfter };
  const answered = await work();
  if (answered.ok) await limits.giveBack();
  return answered;
}
