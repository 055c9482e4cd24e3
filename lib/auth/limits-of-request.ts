import { addressPrefix, giveBack, secondsToWait, takeTry } from "./limits.ts";
import { knowsBrowser } from "./sign-ins.ts";

export type Limits = {
  /** Counts one try; 0 when it may go ahead, else the seconds to wait. */
  take: () => Promise<number>;
  giveBack: () => Promise<void>;
  /** Seconds to wait, without counting. */
  wait: () => Promise<number>;
};

/**
 * The limits that one try at an account's password falls under. A browser that signed in to the account before has a
 * bucket of its own, so that a stranger's failures cannot keep its owner waiting.
 */
export async function limitsFor(
  from: { email: string; address: string; browser: string | null },
  memberId: string,
): Promise<Limits> {
  const known = from.browser !== null && (await knowsBrowser(memberId, from.browser));
  const account = known
    ? ({ kind: "browser", of: `${from.email}\0${from.browser}` } as const)
    : ({ kind: "account", of: from.email } as const);
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
