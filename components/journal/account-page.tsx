"use client";

import { LeaveSection } from "@/components/leaving/leave-section";
import { Leaf } from "@/components/ui/leaf";
import { WhoSees } from "@/components/ui/who-sees";
import styles from "./account.module.css";
import { DeviceSettings } from "./device-settings";
import { JournalPage } from "./journal-page";
import { useRoom } from "./journal-provider";
import { SignOut } from "./sign-out";
import { NotOpen } from "./unlocked";
import { useToday } from "./use-today";

/** Who the member is here, and what this device may keep. */
export function AccountPage() {
  return (
    <JournalPage current="account">
      <Account />
    </JournalPage>
  );
}

function Account() {
  const { view, shown } = useRoom();
  const asked = useToday();
  const account = shown?.account ?? ("account" in view ? view.account : null);
  return (
    <div className="wrap">
      <Leaf
        tight
        note={account ? <WhoSees who="facilitator">Your facilitator sees your name and email</WhoSees> : null}
      >
        <h1>Account</h1>
        {account ? (
          <dl className={styles.facts}>
            <dt>Name</dt>
            <dd>{account.name}</dd>
            <dt>Email address</dt>
            <dd>{account.email}</dd>
            <dt>Group</dt>
            <dd>{asked.state === "here" ? asked.today.groupName : "Shown when the site can be reached"}</dd>
          </dl>
        ) : (
          <NotOpen />
        )}
      </Leaf>
      {account ? (
        <>
          <Leaf snug as="section" labelledBy="device" note={<p>These choices stay on this device.</p>}>
            <h2 id="device">This device</h2>
            <p>
              {account.own
                ? "You told us that this device is your own. You stay signed in here for 60 days without use."
                : "You did not call this device your own. You stay signed in here for 14 days without use."}
            </p>
            {shown ? <DeviceSettings /> : <NotOpen />}
            {view.state === "locked-away" ? (
              <p>
                Your journal is locked, not gone. <a href="/journal">Open it with your words, or start afresh</a>.
              </p>
            ) : null}
          </Leaf>
          <Leaf snug as="section" labelledBy="yours">
            <h2 id="yours">Your account</h2>
            <ul className="dots">
              <li>
                <a href="/account/details">Name, pronouns and organisation</a>
              </li>
              <li>
                <a href="/account/email">Change my email address</a>
              </li>
              <li>
                <a href="/account/devices">Where I am signed in</a>
              </li>
              {account.leads ? (
                <li>
                  <a href="/account/second-step">A second step at sign-in</a>
                </li>
              ) : null}
              <li>
                <a href="/account/record">What facilitators did with my record</a>
              </li>
            </ul>
          </Leaf>
          <Leaf snug as="section" labelledBy="password">
            <h2 id="password">Password</h2>
            <p>It signs you in, and it opens your journal.</p>
            <p className="cluster">
              <a href="/account/password">Change my password</a>
              <a href="/account/new-key">Someone may know my password</a>
            </p>
          </Leaf>
          <Leaf snug as="section" labelledBy="kit">
            <h2 id="kit">Recovery kit</h2>
            <p>
              {account.hasKit
                ? "You have a kit: twelve words that open your journal if you forget your password."
                : "You have no kit yet. Without one, a forgotten password can leave your writing locked."}
            </p>
            <p>
              <a href="/journal/kit">{account.hasKit ? "About your kit, and new words" : "Make my recovery kit"}</a>
            </p>
          </Leaf>
          <Leaf snug as="section" labelledBy="take-away">
            <h2 id="take-away">Your journal as files</h2>
            <p className="cluster">
              <a href="/journal/take-away">Take my journal away</a>
              <a href="/journal/take-away#bring-in">Bring writing in</a>
            </p>
          </Leaf>
          <Leaf snug as="section" labelledBy="mails">
            <h2 id="mails">Emails</h2>
            <p>
              <a href="/account/mail">Choose which emails you get</a>
            </p>
          </Leaf>
          <Leaf snug as="section" labelledBy="reading">
            <h2 id="reading">Reading settings</h2>
            <p>
              <a href="/reading-settings">Choose light or dark, paper colour, lettering and spacing</a>
            </p>
          </Leaf>
          <Leaf snug as="section" labelledBy="leave" note={<p>Signing out takes the journal off this device.</p>}>
            <h2 id="leave">Sign out</h2>
            <SignOut />
          </Leaf>
          <LeaveSection />
        </>
      ) : null}
    </div>
  );
}
