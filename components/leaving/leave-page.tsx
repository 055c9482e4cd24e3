"use client";

import { useState } from "react";
import { JournalPage } from "@/components/journal/journal-page";
import { useRoom } from "@/components/journal/journal-provider";
import { NotOpen } from "@/components/journal/unlocked";
import { Leaf } from "@/components/ui/leaf";
import { WhoSees } from "@/components/ui/who-sees";
import { askToLeave, type LeavingChoice } from "@/lib/journal/vault/leave-for-good";
import { Going } from "./going";
import { LeaveForm } from "./leave-form";
import { TakeAlong } from "./take-along";
import { useLeaving } from "./use-leaving";
import { WhatGoes } from "./what-goes";

/** Leaving for good: everything taken along, what goes and stays said, and the day chosen. */
export function LeavePage() {
  return (
    <JournalPage current="account" exact={false}>
      <Leave />
    </JournalPage>
  );
}

function Leave() {
  const { journal, view, shown, hold } = useRoom();
  const { asked, ask, stay } = useLeaving();
  const known = shown?.account ?? ("account" in view ? view.account : null);
  // Kept, so that asking again after a lost answer still says that it was done.
  const [account, setAccount] = useState(known);
  if (known && known !== account) setAccount(known);
  const leaving = asked.state === "here" ? asked.leaving : null;

  const send = async (password: string, choice: LeavingChoice) => {
    if (!journal || !account) return { ok: false, reason: "trouble" } as const;
    // The journal may hear of its end before this device is cleared: until then the page must not be left by itself.
    const now = choice.when === "now";
    hold(now);
    const answer = await askToLeave(account, password, choice);
    if (!answer.ok) hold(false);
    else if (now) {
      await journal.signOut({ discard: true });
      location.replace("/goodbye");
    } else {
      await ask();
      document.getElementById("main")?.focus();
      scrollTo({ top: 0 });
    }
    return answer;
  };

  if (!account) {
    return (
      <div className="wrap">
        <Leaf tight>
          <h1>Leave the site</h1>
          <NotOpen />
        </Leaf>
      </div>
    );
  }
  return (
    <div className="wrap">
      <Leaf tight note={<WhoSees who="facilitator">Your group sees that you are gone. Nobody is told why</WhoSees>}>
        <h1>Leave the site</h1>
        <p className="lead">You can go at any time, and take everything with you. You need no reason.</p>
        {leaving ? <Going leaving={leaving} stay={stay} /> : null}
        {asked.state === "away" ? <p>The site cannot be reached just now. Nothing has changed.</p> : null}
        <p>
          A rest may do: you can stay away for as long as you like. No journal is ever removed because somebody stays
          away.
        </p>
      </Leaf>
      <TakeAlong />
      <WhatGoes leaving={leaving} leads={account.leads} />
      {leaving && leaving.leftAlone.length > 0 ? <HandOver groups={leaving.leftAlone} /> : null}
      {leaving && leaving.leftAlone.length === 0 ? <LeaveForm leaving={leaving} send={send} /> : null}
    </div>
  );
}

function HandOver({ groups }: { groups: readonly string[] }) {
  return (
    <Leaf as="section" labelledBy="leave" snug>
      <h2 id="leave">Hand over first</h2>
      <p>
        {`Nobody else leads ${groups.join(" and ")}. Its members would be left without anybody who can plan a session or help them in.`}
      </p>
      <p>
        Under <a href="/facilitate/members">Members</a>, let somebody else lead the group too. Then come back here.
      </p>
    </Leaf>
  );
}
