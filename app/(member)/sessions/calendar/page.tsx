import type { Metadata } from "next";
import { CalendarLink } from "@/components/agenda/calendar-link";
import { Leaf } from "@/components/ui/leaf";
import { WhoSees } from "@/components/ui/who-sees";
import { requireMember } from "@/lib/auth/viewer";
import { getCalendarLink } from "@/lib/calendar/queries";
import { siteAddress } from "@/lib/calendar/site-address";
import { endCalendarLink, makeCalendarLink } from "./actions";

export const metadata: Metadata = { title: "Sessions in your calendar" };

export default async function CalendarPage() {
  const member = await requireMember();
  const link = await getCalendarLink(member);
  return (
    <div className="wrap">
      <Leaf note={<WhoSees who="facilitator">Only you see this page</WhoSees>}>
        <h1>Sessions in your calendar</h1>
        <p className="lead">One private link, and your calendar program follows every change of date by itself.</p>
        <p>
          In it are the dates, the times, the words “Reflective practice group session” and a link to each session’s
          page, which opens only for members who are signed in. Not in it are the agenda, the link to join, the place,
          names, or anything about your journal.
        </p>
        <p>
          Whoever has the link can see when your group meets, without signing in. The company behind an online calendar
          can, too. Keep it to yourself, and make a new one if somebody else has it. You can stop it whenever you like.
        </p>
      </Leaf>
      <Leaf as="section" labelledBy="link" snug>
        <h2 id="link">Your link</h2>
        <CalendarLink
          path={link?.path ?? null}
          site={await siteAddress()}
          actions={{ makeCalendarLink, endCalendarLink }}
        />
      </Leaf>
    </div>
  );
}
