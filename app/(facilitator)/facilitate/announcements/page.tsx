import type { Metadata } from "next";
import { AnnouncementForm } from "@/components/announcements/announcement-form";
import { AnnouncementList } from "@/components/announcements/announcement-list";
import { sentInWords } from "@/components/announcements/announcement-words";
import { Leaf } from "@/components/ui/leaf";
import { WhoSees } from "@/components/ui/who-sees";
import { countAddressed, listSentAnnouncements } from "@/lib/announcements/queries";
import { requireFacilitator } from "@/lib/auth/viewer";
import { formatDay } from "@/lib/dates";
import { sendAnnouncement } from "./actions";

export const metadata: Metadata = { title: "Write to everybody" };

export default async function AnnouncementsPage() {
  const facilitator = await requireFacilitator();
  const now = new Date();
  const [people, sent] = await Promise.all([countAddressed(facilitator), listSentAnnouncements(facilitator)]);
  const day = (at: Date) => formatDay(at, facilitator.groupTimeZone, now);
  return (
    <div className="wrap">
      <Leaf note={<WhoSees who="group">Everybody in the group will read this</WhoSees>}>
        <h1>Write to everybody</h1>
        <p>
          It goes to everybody in {facilitator.groupName} who takes part now, and stands on the group’s page. Whoever
          pauses is not written to.
        </p>
        <AnnouncementForm people={people} sendAnnouncement={sendAnnouncement} />
      </Leaf>
      {sent.length > 0 ? (
        <Leaf as="section" labelledBy="sent" snug>
          <h2 id="sent">What was sent</h2>
          <AnnouncementList
            announcements={sent.map(({ id, subject, words, madeAt, people, waiting }) => ({
              id,
              subject,
              words,
              day: `${day(madeAt)}. ${sentInWords(people, waiting)}`,
            }))}
          />
          <p>
            <a href="/facilitate/messages">Messages to send</a>
          </p>
        </Leaf>
      ) : null}
    </div>
  );
}
