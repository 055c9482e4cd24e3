"use client";

import { useRef, useState } from "react";
import { SecondStepForm } from "@/components/door/second-step-form";
import { Leaf } from "@/components/ui/leaf";
import { TextField } from "@/components/ui/text-field";
import type { SecondStepAsked } from "@/lib/auth/door-client";
import type { Account } from "@/lib/journal/vault/view";
import { useRoom } from "./journal-provider";
import { PasswordForm } from "./password-form";

/**
 * Signed out with writing on the screen: signing in again, beside the words. `lost`: the journal itself was closed too,
 * so that it must be opened before the words can go anywhere.
 */
export function SignInAgain({
  account,
  lost,
  onSignedIn,
}: {
  account: Account;
  lost: boolean;
  onSignedIn: () => Promise<void>;
}) {
  const { journal, signIn } = useRoom();
  const [asked, setAsked] = useState<SecondStepAsked | null>(null);
  // Asked for once: between the two steps it is nowhere but here, and it goes with this part of the page.
  const given = useRef("");
  const again = async (password: string) => {
    const answer = await signIn({ email: account.email, password, own: account.own });
    if (!answer.ok && answer.reason === "second-step") {
      given.current = password;
      setAsked(answer);
      return { ok: true } as const;
    }
    return answer.ok ? goOn(password) : answer;
  };
  const goOn = async (password: string) => {
    const answer = { ok: true } as const;
    const opened = lost && journal ? await journal.unlock(password) : answer;
    if (!lost) await journal?.signedInAgain();
    if (opened.ok) await onSignedIn();
    return opened;
  };
  return (
    <Leaf tight as="section" labelledBy="again" note={<p>What you wrote is still here.</p>}>
      <div className="sheet stack" role="status">
        <h2 id="again">You have been signed out</h2>
        <p>
          Your words are on this page{lost ? "" : ", and saved on this device"}. Sign in again and they are sent. You do
          not have to leave.
        </p>
      </div>
      {asked ? (
        <SecondStepForm
          asked={asked}
          onDone={() => void goOn(given.current)}
          onOver={() => {
            given.current = "";
            setAsked(null);
          }}
        />
      ) : (
        <PasswordForm
          id="again-password"
          submit="Sign in again"
          busy="Signing you in. This can take a few seconds."
          send={again}
        >
          <TextField
            id="again-email"
            label="Email address"
            className="mid"
            type="email"
            autoComplete="username"
            value={account.email}
            readOnly
          />
        </PasswordForm>
      )}
    </Leaf>
  );
}
