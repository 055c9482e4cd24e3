import { formatTime } from "@/lib/dates";
import type { SaveState } from "@/lib/journal/vault/view";

const onDevice: Record<Extract<SaveState, { state: "on-device" }>["why"], string> = {
  offline: "Saved on this device. We will send it when you are back online.",
  "signed-out": "Saved on this device. Sign in again, and we will send it.",
  trouble: "Saved on this device. We cannot send it just now; we are trying again.",
  "too-long":
    "Saved on this device only. It is too long to send: move part of it into a new reflection, and we will send both.",
};

/** What the status strip says about one reflection's words. `stored`: it was there before this page opened. */
export function saveInWords(save: SaveState, zone: string, stored: boolean): string {
  switch (save.state) {
    case "clean":
      return stored ? "Saved" : "Saves as you write";
    case "saving":
      return "Saving";
    case "saved":
      return `Saved at ${formatTime(new Date(save.at), zone)}`;
    case "on-device":
      return onDevice[save.why];
    case "not-saved":
      return "Not saved yet. Keep this page open; we are trying again.";
  }
}

/** Whether words are somewhere else than they should be. */
export const isTrouble = (save: SaveState): boolean => save.state === "on-device" || save.state === "not-saved";

/** Whether the server does not have the newest words yet. */
export const isUnsent = (save: SaveState): boolean => isTrouble(save) || save.state === "saving";
