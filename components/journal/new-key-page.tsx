"use client";

import { useEffect, useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import { Leaf } from "@/components/ui/leaf";
import { JournalPage } from "./journal-page";
import { useOpenJournal } from "./journal-provider";
import { KitCheck } from "./kit-check";
import { KitWords } from "./kit-words";
import { NewPasswordForm } from "./new-password-form";
import { countInWords } from "./reflection-words";
import { Unlocked } from "./unlocked";

/** “Someone may know my password”: a new key for the journal, with a new password and new words. */
export function NewKeyPage() {
  return (
    <JournalPage current="account" exact={false}>
      <Unlocked title="Someone may know my password">
        <NewKey />
      </Unlocked>
    </JournalPage>
  );
}

type Step = { at: "start" | "passwords" | "done" } | { at: "words" | "check"; words: string[] };

function NewKey() {
  const { journal, view } = useOpenJournal();
  const [step, setStep] = useState<Step>({ at: "start" });
  const [hadKit] = useState(view.account.hasKit);
  const prepare = async (current: string, next: string) => {
    const answer = await journal.prepareRotation(current, next);
    if (answer.ok) setStep({ at: "words", words: answer.words });
    return answer;
  };
  return (
    <div className="wrap">
      <Leaf tight note={step.at === "done" ? null : <p>Nothing changes before the last step.</p>}>
        <h1>Someone may know my password</h1>
        {step.at === "start" ? (
          <Start count={view.reflections.length} hasKit={hadKit} onNext={() => setStep({ at: "passwords" })} />
        ) : null}
        {step.at === "passwords" ? (
          <>
            <p>First your current password, so that only you can do this. Then a new one.</p>
            <NewPasswordForm email={view.account.email} submit="Continue" focus send={prepare} />
          </>
        ) : null}
        {step.at === "words" ? (
          <KitWords
            words={step.words}
            replaces={hadKit}
            leave={stop}
            onNext={() => setStep({ at: "check", words: step.words })}
          />
        ) : null}
        {step.at === "check" ? (
          <KitCheck
            words={step.words}
            keep={journal.rotate}
            submit="Give my journal its new key"
            leave={stop}
            onKept={() => setStep({ at: "done" })}
            onBack={() => setStep({ at: "words", words: step.words })}
          />
        ) : null}
        {step.at === "done" ? <Done moving={view.moving} /> : null}
      </Leaf>
    </div>
  );
}

const stop = { href: "/account", words: "Stop: my old password and words stay" };

function Start({ count, hasKit, onNext }: { count: number; hasKit: boolean; onNext: () => void }) {
  return (
    <>
      <p className="lead">
        Your journal gets a new key, a new password and new recovery words. From then on nothing that somebody may know
        opens what you write.
      </p>
      <h2>What happens</h2>
      <ul className="dots">
        <li>You choose a new password, and write down twelve new words.</li>
        <li>You are signed out everywhere else. {hasKit ? "Your old words stop working." : ""}</li>
        <li>
          {count > 1 ? `Your ${countInWords(count)} are` : "What you wrote is"} sealed anew with the new key, on this
          device. For most journals that takes a few seconds, for thousands of pages a few minutes.
        </li>
        <li>You can read and write meanwhile. If you close the page, it goes on where it stopped, on any device.</li>
      </ul>
      <h2>What stays, and what it cannot do</h2>
      <p>
        Every word stays, with its day and its earlier versions. But if somebody had your password and took a copy of
        your sealed journal before today, or finds one in an old backup of the site, they can still read that old copy.
        No new key can change that. Nor does it help on a device that somebody else can look into: there they see what
        you see.
      </p>
      <p className="cluster">
        <Button onClick={onNext}>Continue</Button>
        <a href="/account">Not now</a>
      </p>
    </>
  );
}

function Done({ moving }: { moving: number }) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return (
    <section className="stack">
      <h2 ref={heading} tabIndex={-1}>
        Your journal has its new key
      </h2>
      <p>
        Your new password and your new words open it. The old ones open nothing any more, and you are signed out
        everywhere else.
      </p>
      <p role="status">
        {moving > 0
          ? "What you wrote before is being sealed anew. You can go on writing, or close this page: it goes on when you are next here."
          : "Everything that you wrote is sealed with it."}
      </p>
      <p>
        A device of yours that was away may still hold words it has not sent. Sign in there within 30 days, and they are
        sent.
      </p>
      <p>
        <a href="/journal">Go to your journal</a>
      </p>
    </section>
  );
}
