import type { Metadata } from "next";
import styles from "@/components/group/group.module.css";
import { GroupYear } from "@/components/group/group-year";
import { OwnPause } from "@/components/group/own-pause";
import { LinkButton } from "@/components/ui/button";
import { Leaf } from "@/components/ui/leaf";
import { WhoSees } from "@/components/ui/who-sees";
import { getAgreement, type OwnAgreement } from "@/lib/agreements/queries";
import { getLook, getRound, type Round } from "@/lib/appreciations/queries";
import { requireMember } from "@/lib/auth/viewer";
import { formatCalendarDay } from "@/lib/dates";
import { getYear } from "@/lib/groups/queries";
import { listCompanions } from "@/lib/members/queries";
import { getOwnPause } from "@/lib/memberships/queries";
import { pauseOwnPlace } from "./place/actions";

export const metadata: Metadata = { title: "Group" };

function Agreement({ agreement, leads, now }: { agreement: OwnAgreement | null; leads: boolean; now: Date }) {
  const number = agreement?.versions[0]?.number;
  return (
    <Leaf as="section" labelledBy="agreement" snug>
      <h2 id="agreement">Our agreement</h2>
      {agreement ? (
        <p>
          {agreement.state === "agreed" && agreement.agreedOn
            ? `You agreed to version ${number} on ${formatCalendarDay(agreement.agreedOn, now)}.`
            : `Version ${number} is there for you to read.`}
        </p>
      ) : (
        <p>There is no agreement yet.</p>
      )}
      <p className="cluster">
        {agreement ? (
          <LinkButton look="line" href="/group/agreement">
            Read the agreement
          </LinkButton>
        ) : null}
        {leads ? (
          <a href="/facilitate/agreement">{agreement ? "Change the agreement" : "Write the agreement"}</a>
        ) : null}
      </p>
    </Leaf>
  );
}

function Thanks({ round, seen, leads }: { round: Round | null; seen: boolean; leads: boolean }) {
  const open = round && round.state !== "gone";
  if (!open && !leads) return null;
  return (
    <Leaf as="section" labelledBy="thanks" snug>
      <h2 id="thanks">Thanks at the close</h2>
      {!open ? <p>No thanks are being gathered just now.</p> : null}
      {round?.state === "open" ? <p>You can write thanks to the whole group, or to one person in it.</p> : null}
      {round?.state === "shown" ? (
        <p>{seen ? "They were shown to you once." : "They are there for you to read, once, whenever you like."}</p>
      ) : null}
      <p className="cluster">
        {open ? (
          <LinkButton look="line" href="/group/thanks">
            {round.state === "open" ? "Write some thanks" : "Go to the thanks"}
          </LinkButton>
        ) : null}
        {leads ? <a href="/facilitate/appreciations">Open or show thanks</a> : null}
      </p>
    </Leaf>
  );
}

export default async function GroupPage() {
  const member = await requireMember();
  const now = new Date();
  const [people, agreement, round, pausedOn, year] = await Promise.all([
    listCompanions(member),
    getAgreement(member, now),
    getRound(member, now),
    getOwnPause(member),
    getYear(member),
  ]);
  const seen = round?.state === "shown" ? await getLook(member, round.id) : null;
  return (
    <div className="wrap">
      <Leaf note={<WhoSees who="group">Everyone in your group sees this</WhoSees>}>
        <h1>Your group</h1>
        <p className="lead">{member.groupName}</p>
      </Leaf>
      <Leaf
        as="section"
        labelledBy="people"
        snug
        note={<p>Names and pronouns alone: no addresses, and nothing of any journal.</p>}
      >
        <h2 id="people">Who is here</h2>
        <ul className={styles.people}>
          {people.map(({ name, pronouns, leads, isYou }, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: two people may have one name, and the list does not change
            <li key={at}>
              {name}
              {pronouns ? <span className="hint"> ({pronouns})</span> : null}
              {leads ? <span className="hint">, facilitator</span> : null}
              {isYou ? <span className="hint">, you</span> : null}
            </li>
          ))}
        </ul>
      </Leaf>
      <Leaf
        as="section"
        labelledBy="access"
        snug
        note={<WhoSees who="facilitator">You and your facilitators see this</WhoSees>}
      >
        <h2 id="access">Your access needs</h2>
        <p>What you need to take part. You choose whether to say it, and can take it back.</p>
        <p>
          <LinkButton look="line" href="/group/access-needs">
            Your access needs
          </LinkButton>
        </p>
      </Leaf>
      <Agreement agreement={agreement} leads={member.leads} now={now} />
      <Leaf as="section" labelledBy="learning" snug>
        <h2 id="learning">Learning board</h2>
        <p>One line each: something that you take from our work together.</p>
        <p>
          <LinkButton look="line" href="/group/learning">
            Go to the learning board
          </LinkButton>
        </p>
      </Leaf>
      <Leaf as="section" labelledBy="evaluation" snug>
        <h2 id="evaluation">How it works for you</h2>
        <p>Three times a year you are asked, without your name.</p>
        <p>
          <LinkButton look="line" href="/group/evaluation">
            Say how the group works for you
          </LinkButton>
        </p>
      </Leaf>
      <Thanks round={round} seen={seen !== null} leads={member.leads} />
      <GroupYear year={year} leads={member.leads} now={now} />
      <OwnPause since={pausedOn && formatCalendarDay(pausedOn, now)} pauseOwnPlace={pauseOwnPlace} />
    </div>
  );
}
