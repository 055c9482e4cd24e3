"use client";

import { useRoom } from "./journal-provider";
import { PasswordForm } from "./password-form";

type Why = "closed" | "asked" | "idle";

const words: Record<Why, string> = {
  asked: "Everything was saved first. Enter your password to open it again on this device.",
  idle: "It was quiet for a while, so your journal locked. Everything was saved first. Enter your password to open it again.",
  closed: "Enter your password to open it on this device.",
};

/** Opens a locked journal in place. */
export function UnlockForm({ why, heading = "Your journal is locked" }: { why: Why; heading?: string }) {
  const { journal, wasOpen } = useRoom();
  if (!journal) return null;
  return (
    <section className="sheet private stack" aria-labelledby="locked">
      <h2 id="locked">{heading}</h2>
      <p>{words[why]}</p>
      <PasswordForm
        id="unlock-password"
        submit="Unlock"
        // Signed out without the site, what to do next stands at that button, where the focus is.
        focus={wasOpen && why !== "closed"}
        send={journal.unlock}
        after={<a href="/recover">Use my recovery kit</a>}
      />
    </section>
  );
}
