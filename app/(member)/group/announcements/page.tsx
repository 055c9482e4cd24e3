import type { Metadata } from "next";
import { AnnouncementList } from "@/components/announcements/announcement-list";
import { Leaf } from "@/components/ui/leaf";
import { WhoSees } from "@/components/ui/who-sees";
import { listAnnouncements } from "@/lib/announcements/queries";
import { requireMember } from "@/lib/auth/viewer";
import { formatDay } from "@/lib/dates";

export const metadata: Metadata = { title: "Messages to everybody" };

export default async function AnnouncementsPage() {
  const member = await requireMember();
  const now = new Date();
  const sent = await listAnnouncements(member);
  return (
    <div className="wrap">
      <Leaf note={<WhoSees who="group">Everyone in your group sees this</WhoSees>}>
        <h1>Messages to everybody</h1>
        <p>What your facilitators wrote to the whole group.</p>
        {sent.length === 0 ? (
          <p>Nothing was written yet.</p>
        ) : (
          <AnnouncementList
            announcements={sent.map(({ id, subject, words, madeAt }) => ({
              id,
              subject,
              words,
              day: formatDay(madeAt, member.groupTimeZone, now),
            }))}
          />
        )}
      </Leaf>
    </div>
  );
}
