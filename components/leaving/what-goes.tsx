import { Leaf } from "@/components/ui/leaf";
import { formatCalendarDay } from "@/lib/dates";
import { backupsUntil, type Leaving } from "@/lib/leaving/rules";

/** What goes, what stays, and for how long backups can hold copies. */
export function WhatGoes({ leaving, leads }: { leaving: Leaving | null; leads: boolean }) {
  const now = new Date();
  const days = leaving?.backupDays ?? null;
  const until = days === null ? "" : formatCalendarDay(backupsUntil(now.toISOString().slice(0, 10), days), now);
  return (
    <Leaf as="section" labelledBy="goes" snug>
      <h2 id="goes">What goes, and what stays</h2>
      <ul className="dots plain">
        <li>
          Your journal is destroyed at once, with its keys: every reflection, earlier version and recovery kit. Neither
          your password nor your words open anything here any more.
        </li>
        <li>
          Your account goes: name, address, password, every sign-in, your access needs, answers, the register of when
          you came, your yes to the agreement, thanks that you wrote or were given.
        </li>
        <li>Dilemmas that you offered and have not brought go. What you shared goes or stays, as you choose below.</li>
        <li>
          What others wrote stays theirs. An agenda that was published keeps the titles that your facilitator typed.
          Replies to an evaluation stay: they are nobody’s already.
        </li>
        {leads ? (
          <li>
            You lead a group, so members keep one thing of you: in the log of their own record it says by name who
            changed it, and when. Messages that you wrote to the whole group stay, without your name.
          </li>
        ) : null}
        <li>
          {!leaving
            ? "How long backups can hold sealed copies is shown here when the site can be reached."
            : days === null
              ? "How long backups are kept is not filled in on this site yet. Ask your facilitator. What they hold of your journal is sealed, as it always was: it would still take your password or your words."
              : `Backups can hold copies for ${days} ${days === 1 ? "day" : "days"}: until ${until}, if you left today. What they hold of your journal is sealed, as it always was: it would still take your password or your words.`}
        </li>
      </ul>
    </Leaf>
  );
}
