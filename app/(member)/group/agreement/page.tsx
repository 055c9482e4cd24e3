import type { Metadata } from "next";
import { AgreeForm } from "@/components/group/agree-form";
import { EarlierVersions } from "@/components/group/earlier-versions";
import { PointList, TakenOut } from "@/components/group/point-list";
import { Leaf } from "@/components/ui/leaf";
import { Tell } from "@/components/ui/tell";
import { WhoSees } from "@/components/ui/who-sees";
import { getAgreement, type OwnAgreement } from "@/lib/agreements/queries";
import { type AgreementVersion, comparePoints } from "@/lib/agreements/rules";
import { requireMember } from "@/lib/auth/viewer";
import { formatCalendarDay, formatDay } from "@/lib/dates";
import { agree } from "../actions";

export const metadata: Metadata = { title: "Agreement" };

// Compared with what this member agreed to last; for whoever agreed to none, with the version before.
function beforeOf({ versions: [newest, ...earlier], agreedBefore }: OwnAgreement): AgreementVersion | undefined {
  return newest && earlier.find(({ number }) => number === (agreedBefore?.number ?? newest.number - 1));
}

function WhatChanged({ agreement, before, now }: { agreement: OwnAgreement; before: AgreementVersion; now: Date }) {
  const { versions, agreedBefore } = agreement;
  const since = versions.filter(({ number, whatChanged }) => number > before.number && whatChanged !== "");
  return (
    <Tell>
      <p>
        <strong>
          {agreedBefore
            ? `What changed since version ${before.number}, which you agreed to on ${formatCalendarDay(agreedBefore.agreedOn, now)}`
            : `What changed since version ${before.number}`}
        </strong>
      </p>
      {since.map(({ id, whatChanged }) => (
        <p key={id}>{whatChanged}</p>
      ))}
      <p>Each point that is new or changed is marked below.</p>
    </Tell>
  );
}

export default async function AgreementPage() {
  const member = await requireMember();
  const now = new Date();
  const agreement = await getAgreement(member, now);
  const newest = agreement?.versions[0];
  if (!agreement || !newest) {
    return (
      <div className="wrap">
        <Leaf note={<WhoSees who="group">Everyone in your group sees this</WhoSees>}>
          <h1>Our agreement</h1>
          <p>There is no agreement yet. Your facilitator will bring one for the group to look at.</p>
          <p>
            <a href="/group">Back to your group</a>
          </p>
        </Leaf>
      </div>
    );
  }
  const before = beforeOf(agreement);
  const comparison = comparePoints(before?.points ?? newest.points, newest.points);
  const zone = member.groupTimeZone;
  return (
    <div className="wrap">
      <Leaf note={<WhoSees who="group">Everyone in your group sees this</WhoSees>}>
        <h1>Our agreement</h1>
        <p className="lead">{`Version ${newest.number}, from ${formatDay(newest.madeAt, zone, now)}.`}</p>
        {before ? <WhatChanged agreement={agreement} before={before} now={now} /> : null}
        <PointList comparison={comparison} />
        <TakenOut points={comparison.takenOut} />
        <p>
          What the website holds, and who can see it: <a href="/confidentiality">Confidentiality</a>.
        </p>
      </Leaf>
      <Leaf
        as="section"
        labelledBy="agreeing"
        snug
        className="noprint"
        note={
          <WhoSees who="facilitator">
            You and your facilitators see whether you agreed, and when. Other members do not.
          </WhoSees>
        }
      >
        <h2 id="agreeing">Read and agree</h2>
        <AgreeForm
          agreementId={newest.id}
          state={agreement.state}
          agreedOn={agreement.agreedOn}
          now={now}
          agree={agree}
        />
      </Leaf>
      <EarlierVersions versions={agreement.versions.slice(1)} zone={zone} now={now} />
    </div>
  );
}
