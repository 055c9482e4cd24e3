"use client";

import { useState } from "react";
import { Leaf } from "@/components/ui/leaf";
import { JournalPage } from "./journal-page";
import { useOpenJournal } from "./journal-provider";
import { NewPasswordForm } from "./new-password-form";
import { Unlocked } from "./unlocked";

/** A new password in the place of the current one. */
export function PasswordPage() {
  return (
    <JournalPage current="account" exact={false}>
      <Unlocked title="Change your password">
        <Password />
      </Unlocked>
    </JournalPage>
  );
}

function Password() {
  const { journal, view } = useOpenJournal();
  const [changed, setChanged] = useState(false);
  const change = async (current: string, next: string) => {
    const answer = await journal.changePassword(current, next);
    if (!answer.ok) return answer;
    setChanged(true);
    document.getElementById("main")?.focus();
    return answer;
  };
  return (
    <div className="wrap">
      <Leaf tight note={<p>Your browser makes keys from both. Neither password is sent.</p>}>
        <h1>Change your password</h1>
        {changed ? (
          <div className="stack" role="status">
            <p className="lead">You have a new password.</p>
            <p>
              You are still signed in here, and nowhere else. Sign in with the new password on your other devices. What
              they had not sent yet is kept there.
            </p>
            <p>{view.account.hasKit ? "Your recovery words keep working." : null}</p>
            <p>
              <a href="/account">Back to account</a>
            </p>
          </div>
        ) : (
          <>
            <p>
              This signs you out everywhere else. Everything that you wrote stays as it is
              {view.account.hasKit ? ", and your recovery words keep working" : ""}.
            </p>
            <NewPasswordForm email={view.account.email} submit="Change my password" send={change} />
          </>
        )}
      </Leaf>
      {changed ? null : (
        <Leaf snug as="section" labelledBy="known">
          <h2 id="known">Someone may know my password</h2>
          <p>
            Then a new password alone is not enough: whoever opened your journal once could have kept its key.{" "}
            <a href="/account/new-key">Give your journal a new key</a>.
          </p>
        </Leaf>
      )}
    </div>
  );
}
