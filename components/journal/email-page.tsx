"use client";

import { useCallback, useEffect, useState } from "react";
import { Button } from "@/components/ui/button";
import { Leaf } from "@/components/ui/leaf";
import { type EmailState, getEmailState, takeBackEmail } from "@/lib/journal/vault/email-change";
import type { Account } from "@/lib/journal/vault/view";
import { EmailConfirm } from "./email-confirm";
import { EmailForm } from "./email-form";
import { JournalPage } from "./journal-page";
import { useRoom } from "./journal-provider";
import { useLater } from "./later";
import { NotOpen } from "./unlocked";
import { useFragment } from "./use-fragment";

/** A new email address: asked for here, and confirmed here by the links of two mails. */
export function EmailPage() {
  return (
    <JournalPage current="account" exact={false}>
      <Email />
    </JournalPage>
  );
}

function Email() {
  const { view, shown } = useRoom();
  const fragment = useFragment();
  // Kept when the address forgets it: what the link's page said stays on the screen.
  const [token, setToken] = useState("");
  if (fragment && fragment !== token) setToken(fragment);
  const account = shown?.account ?? ("account" in view ? view.account : null);
  return (
    <div className="wrap">
      <Leaf
        tight
        note={<p>Confirmed at both addresses, so that nobody can take your account away with one of them.</p>}
      >
        <h1>Change your email address</h1>
        {account ? (
          token ? (
            <EmailConfirm token={token} account={account} />
          ) : (
            <Change account={account} />
          )
        ) : (
          <NotOpen />
        )}
        <p>
          <a href="/account">Back to account</a>
        </p>
      </Leaf>
    </div>
  );
}

function Change({ account }: { account: Account }) {
  const { shown } = useRoom();
  const [state, setState] = useState<EmailState | "unreachable" | null>(null);
  const [told, setTold] = useState("");
  const slow = useLater(state === null);
  const look = useCallback(async () => {
    const answer = await getEmailState();
    setState(answer.ok ? answer : "unreachable");
  }, []);
  useEffect(() => void look(), [look]);

  if (state === null) return <p role="status">{slow ? "Looking how things stand." : ""}</p>;
  if (state === "unreachable") {
    return (
      <div className="stack" role="status">
        <p>We cannot reach the site just now. Nothing was changed.</p>
        <p>
          <Button onClick={() => void look()}>Try again</Button>
        </p>
      </div>
    );
  }
  if (!state.mail) return <NoMail email={account.email} />;
  if (state.waiting) {
    const takeBack = async () => {
      const answer = await takeBackEmail();
      setTold(
        answer.ok
          ? "Taken back. Your email address stays as it is."
          : "It was not taken back: the site cannot be reached just now. Try again in a minute.",
      );
      if (answer.ok) await look();
    };
    return <Waiting account={account} waiting={state.waiting} told={told} onTakeBack={() => void takeBack()} />;
  }
  return (
    <>
      <p role="status">{told}</p>
      <p>
        You sign in with <strong>{account.email}</strong>. Use an address that you will still have if you change job.
      </p>
      {shown ? <EmailForm email={account.email} onBegun={look} /> : <NotOpen />}
    </>
  );
}

function NoMail({ email }: { email: string }) {
  return (
    <>
      <p>
        You sign in with <strong>{email}</strong>.
      </p>
      <p>
        To change it, we have to write to both addresses, and this site sends no mail yet. Tell your facilitator that
        you need another address: who runs the site can set mail up. Until then the one you have keeps working here,
        whether or not you still get mail there.
      </p>
    </>
  );
}

function Waiting({
  account,
  waiting,
  told,
  onTakeBack,
}: {
  account: Account;
  waiting: NonNullable<EmailState["waiting"]>;
  told: string;
  onTakeBack: () => void;
}) {
  const days = new Intl.DateTimeFormat("en-GB", { weekday: "long", day: "numeric", month: "long" });
  const state = (confirmed: boolean) => (confirmed ? "confirmed" : "not confirmed yet");
  return (
    <>
      <p className="lead">Your new address waits until you have confirmed it twice.</p>
      <p>We wrote to both addresses. Open the link in each mail, and press the button on its page.</p>
      <ul className="dots">
        <li>
          {account.email}: {state(waiting.oldConfirmed)}
        </li>
        <li>
          {waiting.email}: {state(waiting.newConfirmed)}
        </li>
      </ul>
      <p>
        Until then you sign in as before. What is not confirmed by {days.format(new Date(waiting.expiresAt))} ends by
        itself. No mail came? Look among the spam, and check how the address is spelled.
      </p>
      <p>
        <Button look="line" onClick={onTakeBack}>
          Take it back
        </Button>
      </p>
      <p role="status">{told}</p>
    </>
  );
}
