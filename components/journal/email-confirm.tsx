"use client";

import { useState } from "react";
import { Button } from "@/components/ui/button";
import { type Confirmed, confirmEmail } from "@/lib/journal/vault/email-change";
import type { Account } from "@/lib/journal/vault/view";

/** What a mail's link opens. Opening it changes nothing: mail programs open links by themselves; the button does it. */
export function EmailConfirm({ token, account }: { token: string; account: Account }) {
  const [answer, setAnswer] = useState<Confirmed | null>(null);
  const [busy, setBusy] = useState(false);
  const confirm = async () => {
    if (busy) return;
    setBusy(true);
    const said = await confirmEmail(token);
    setBusy(false);
    setAnswer(said);
    // The used token goes from the address and from the way back.
    if (said.ok) history.replaceState(history.state, "", `${location.pathname}#`);
    document.getElementById("main")?.focus();
  };
  if (answer?.ok) return <Said done={answer.done} email={answer.email} />;
  if (answer?.reason === "not-found") {
    return (
      <div className="stack" role="status">
        <p className="lead">This link does nothing for {account.email}.</p>
        <p>
          It may be used, taken back or too old: links last three days. Or it belongs to somebody else’s account: then
          sign out, sign in as they do, and open it again.
        </p>
      </div>
    );
  }
  if (answer?.reason === "taken") {
    return (
      <div className="stack" role="status">
        <p className="lead">This address cannot be used here.</p>
        <p>Somebody joined with it meanwhile. Your own stays as it is. You can ask for another one.</p>
      </div>
    );
  }
  return (
    <>
      <p>
        You are signed in as <strong>{account.email}</strong>. Did you ask for another email address for this account?
      </p>
      <p className="cluster">
        <Button aria-disabled={busy || undefined} onClick={() => void confirm()}>
          Yes, confirm it
        </Button>
        <a href="/account/email">No, look at it first</a>
      </p>
      <p role="status">{answer ? "That did not reach the site. Nothing was changed. Try again in a minute." : ""}</p>
    </>
  );
}

function Said({ done, email }: { done: boolean; email: string }) {
  return done ? (
    <div className="stack" role="status">
      <p className="lead">Your email address is {email} now.</p>
      <p>
        Sign in with it from now on, with the same password. Your journal opens as before. You are still signed in here,
        and nowhere else.
      </p>
    </div>
  ) : (
    <div className="stack" role="status">
      <p className="lead">Confirmed at this address.</p>
      <p>Now open the link in the mail to the other one. Until then you sign in as before.</p>
    </div>
  );
}
