import type { Metadata } from "next";
import { connection } from "next/server";
import { PublicPage } from "@/components/site/public-page";
import { Leaf } from "@/components/ui/leaf";
import { formatCalendarDay } from "@/lib/dates";
import { getBackupDays } from "@/lib/leaving/queries";
import { backupsUntil } from "@/lib/leaving/rules";

export const metadata: Metadata = { title: "Goodbye", robots: { index: false } };

export default async function GoodbyePage() {
  await connection();
  const days = await getBackupDays();
  const now = new Date();
  const until = days === null ? null : backupsUntil(now.toISOString().slice(0, 10), days);
  return (
    <PublicPage>
      <div className="wrap">
        <Leaf note={<p>This page knows nothing about you. Anybody may read it.</p>}>
          <h1>Goodbye, and thank you</h1>
          <p className="lead">Whoever has left is gone from here: their account, their journal and its keys.</p>
          <p>
            Your browser has been cleared of your journal too. One message on its way to your address says that it is
            done.
          </p>
        </Leaf>
        <Leaf as="section" labelledBy="remains" snug>
          <h2 id="remains">What remains, and until when</h2>
          <ul className="dots plain">
            <li>Files that you took along are yours alone now. Keep the passphrase of a sealed copy somewhere safe.</li>
            <li>What you let stay, if you did: lines and dilemmas that you had shared, without your name.</li>
            <li>What others wrote, and what people remember. The group’s agreement still holds for both sides.</li>
            <li>
              The record of that last message, with your address. It goes the day after it is sent, and within 15 days
              in any case.
            </li>
            <li>
              {until
                ? `Backups, for ${days} ${days === 1 ? "day" : "days"}: if you left today, until ${formatCalendarDay(until, now)}. The journal in them is sealed, as it always was, and nobody here ever had its key.`
                : "Backups, for a time that is not filled in on this site yet. Ask the facilitator. The journal in them is sealed, as it always was, and nobody here ever had its key."}
            </li>
            <li>
              On other devices that you used, sealed copies can lie until that browser is next opened here, or its data
              is cleared. Their keys are destroyed, so nothing opens them any more.
            </li>
          </ul>
        </Leaf>
        <Leaf tight>
          <p>
            If you would like to come back one day, you are welcome to <a href="/#join">ask to join</a> again. It starts
            afresh.
          </p>
        </Leaf>
      </div>
    </PublicPage>
  );
}
