import type { Metadata } from "next";
import { ThanksBook } from "@/components/group/thanks-book";
import { ThanksOnce } from "@/components/group/thanks-once";
import { Leaf } from "@/components/ui/leaf";
import { WhoSees } from "@/components/ui/who-sees";
import { getLook, getRound, listOthers, listOwnThanks, type Round } from "@/lib/appreciations/queries";
import { againUntil } from "@/lib/appreciations/rules";
import { type Member, requireMember } from "@/lib/auth/viewer";
import { formatCalendarDay, formatDay, formatTime } from "@/lib/dates";
import { lookAtAppreciations, saveAppreciation, withdrawAppreciation } from "../actions";

export const metadata: Metadata = { title: "Thanks" };

function Head({ children }: { children: React.ReactNode }) {
  return (
    <Leaf tight>
      <h1>Thanks at the close</h1>
      {children}
      <p>
        <a href="/group">Back to your group</a>
      </p>
    </Leaf>
  );
}

async function Writing({ member, round }: { member: Member; round: Round }) {
  const [others, own] = await Promise.all([listOthers(member), listOwnThanks(member, round.id)]);
  return (
    <>
      <Head>
        <p className="lead">
          What would you like to thank somebody for? You can write to the whole group, or to one person.
        </p>
        <p>
          At the close your facilitator lets everybody see what is for them, once. Until then you can change it or take
          it back. Your facilitator cannot read what you write to somebody else.
        </p>
      </Head>
      <ThanksBook
        roundId={round.id}
        others={others}
        thanks={own}
        saveAppreciation={saveAppreciation}
        withdrawAppreciation={withdrawAppreciation}
      />
    </>
  );
}

async function Reading({ member, round, now }: { member: Member; round: Round; now: Date }) {
  const seenAt = await getLook(member, round.id);
  const zone = member.groupTimeZone;
  const again = seenAt !== null && againUntil(seenAt) > now;
  return (
    <>
      <Head>
        {round.goesOn ? (
          <p className="lead">{`All of them are deleted on ${formatCalendarDay(round.goesOn, now)}, read or not.`}</p>
        ) : null}
      </Head>
      <Leaf snug note={<WhoSees who="private">Only you see what is for you here</WhoSees>}>
        {seenAt ? (
          <p>
            They were shown to you once, on {formatDay(seenAt, zone, now)} at {formatTime(seenAt, zone)}.
            {again
              ? ` If they did not reach you, you can have them shown again until ${formatTime(againUntil(seenAt), zone)}.`
              : " What was not copied is gone."}
          </p>
        ) : (
          <>
            <p>You can read these once. There is no hurry: they wait for you, and once open they stay on this page.</p>
            <p>
              Stay as long as you like, and copy what you want to keep. After a quarter of an hour they cannot be shown
              again.
            </p>
          </>
        )}
        {seenAt && !again ? null : (
          <ThanksOnce roundId={round.id} again={again} lookAtAppreciations={lookAtAppreciations} />
        )}
      </Leaf>
    </>
  );
}

export default async function ThanksPage() {
  const member = await requireMember();
  const now = new Date();
  const round = await getRound(member, now);
  return (
    <div className="wrap">
      {round?.state === "open" ? <Writing member={member} round={round} /> : null}
      {round?.state === "shown" ? <Reading member={member} round={round} now={now} /> : null}
      {!round || round.state === "gone" ? (
        <Head>
          <p>No thanks are being gathered just now. Your facilitator opens them at the close of a year.</p>
        </Head>
      ) : null}
    </div>
  );
}
