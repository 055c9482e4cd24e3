/*
 * The import itself: one reflection after the other goes the way that every save goes, and is either in the journal or not.
 * Stopped half-way, the file is still there, and the same import again finds what is in already.
 */
import type { Reflection } from "../reflection.ts";
import { type Saver, send } from "../saving.ts";
import type { BroughtIn } from "../view.ts";

/** Saves reflections that are new here. `inTurn` leaves other tabs and the editor their turns in between. */
export async function bringIn(
  saver: Saver,
  reflections: readonly Reflection[],
  on: {
    inTurn: <T>(work: () => Promise<T>) => Promise<T>;
    isOver: () => boolean;
    told: (done: number) => void;
  },
): Promise<BroughtIn> {
  let done = 0;
  for (const reflection of reflections) {
    if (on.isOver()) return { done, stopped: "locked" };
    const { state } = await on.inTurn(() => send(saver, { reflection, base: 0, deleted: false }));
    if (state.state !== "saved") return { done, stopped: state.state === "on-device" ? state.why : "trouble" };
    done += 1;
    on.told(done);
  }
  return { done, stopped: null };
}
