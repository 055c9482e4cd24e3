import type { Metadata } from "next";
import { ForgetSent } from "@/components/joining/forget-sent";
import { PublicPage } from "@/components/site/public-page";
import { LinkButton } from "@/components/ui/button";
import { Leaf } from "@/components/ui/leaf";
import { formatCalendarDay } from "@/lib/dates";
import { getGroupToJoin, getResponsibilities, listGroupsToJoin } from "@/lib/joining/queries";
import { dayIn } from "@/lib/local-time";

export const metadata: Metadata = { title: "Your request is sent" };

// The same for everybody who sent one: it says nothing of what was sent, or by whom.
export default async function SentPage({ searchParams }: { searchParams: Promise<{ group?: unknown }> }) {
  const { group: wanted } = await searchParams;
  const now = new Date();
  const [named, groups, held] = await Promise.all([
    getGroupToJoin(wanted, now),
    listGroupsToJoin(now),
    getResponsibilities(),
  ]);
  const group = named ?? groups[0];
  const by = dayIn(now, group?.timeZone ?? "Europe/London", group?.answerWithinDays ?? 14);
  return (
    <PublicPage>
      <div className="wrap">
        <Leaf note={<p>Answer by {formatCalendarDay(by, now)}</p>}>
          <ForgetSent />
          <h1>Your request is sent</h1>
          <p className="lead">Thank you. The facilitator reads it, and answers you by {formatCalendarDay(by, now)}.</p>
          <h2>What happens next</h2>
          <ol className="lines">
            <li>A short email says that your request came. It holds none of your answers.</li>
            <li>If you asked for a talk first, the facilitator writes to you to find a time.</li>
            <li>If there is a place for you, you get a personal link. With it you choose a password and are in.</li>
            <li>If there is none, you get an answer too, and you can ask again.</li>
          </ol>
          <p>
            No email after an hour? Look among unwanted mail. It may also be that the facilitator sends messages by
            hand.{held?.contact ? ` You can write to them: ${held.contact}` : ""}
          </p>
          <p>
            Your answers are no longer kept on this device. If you do not join, ours are deleted after 90 days, or after
            a year if you wait on the list. <a href="/privacy">What is kept, and how long</a>
          </p>
          <p>
            <LinkButton look="line" href="/">
              Go to the home page
            </LinkButton>
          </p>
        </Leaf>
      </div>
    </PublicPage>
  );
}
