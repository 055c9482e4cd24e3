"use client";

import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Leaf } from "@/components/ui/leaf";
import { JournalPage } from "./journal-page";
import { useOpenJournal } from "./journal-provider";
import { KitCheck } from "./kit-check";
import { KitWords } from "./kit-words";
import { PasswordForm } from "./password-form";
import { Unlocked } from "./unlocked";

/** The recovery kit: twelve words, made here, kept by the member, and in force once two of them were typed back. */
export function KitPage() {
  return (
    <JournalPage current="journal" exact={false} paper>
      <Unlocked title="Recovery kit">
        <Kit />
      </Unlocked>
    </JournalPage>
  );
}

type Step =
  | { at: "start" }
  | { at: "words" | "check" | "password"; words: string[] }
  | { at: "kept"; replaced: boolean };

function Kit() {
  const { journal, view } = useOpenJournal();
  const [step, setStep] = useState<Step>({ at: "start" });
  const { hasKit } = view.account;
  const make = async () => setStep({ at: "words", words: await journal.makeWords() });
  const keep = async (words: string[]) => {
    const done = await journal.keepKit(words);
    if (!done.ok && done.reason === "password-needed") setStep({ at: "password", words });
    return done;
  };
  // Asked before new words are kept: afterwards there is always a kit.
  const [hadKit] = useState(hasKit);
  return (
    <div className="wrap">
      <Leaf tight note={<p>Made in your browser. The words are never sent.</p>}>
        <h1>Recovery kit</h1>
        {step.at === "start" ? <Start hasKit={hasKit} onMake={() => void make()} /> : null}
        {step.at === "words" ? (
          <KitWords words={step.words} replaces={hasKit} onNext={() => setStep({ at: "check", words: step.words })} />
        ) : null}
        {step.at === "check" ? (
          <KitCheck
            words={step.words}
            keep={keep}
            onKept={() => setStep({ at: "kept", replaced: hadKit })}
            onBack={() => setStep({ at: "words", words: step.words })}
          />
        ) : null}
        {step.at === "password" ? (
          <section className="stack" aria-labelledby="again">
            <h2 id="again">Your password, once more</h2>
            <p>
              You were here for a while. So that nobody else at this device can replace your kit, enter your password.
              Then the words start to work.
            </p>
            <PasswordForm
              id="kit-password"
              submit="Put my kit to work"
              busy="Working on this device. This can take a few seconds."
              focus
              send={async (password) => {
                const proved = await journal.provePassword(password);
                if (!proved.ok) return proved;
                const done = await journal.keepKit(step.words);
                if (done.ok) setStep({ at: "kept", replaced: hadKit });
                return done;
              }}
            />
          </section>
        ) : null}
        {step.at === "kept" ? <Kept replaced={step.replaced} /> : null}
      </Leaf>
    </div>
  );
}

function Start({ hasKit, onMake }: { hasKit: boolean; onMake: () => void }) {
  return (
    <>
      <p className="lead">
        Three things can open your journal: your password, your kit, or a device you keep open. One is enough. Without
        any, your writing stays locked and kept. Your place in the group is safe.
      </p>
      <p>
        The kit is twelve words. If you forget your password, the words and a code from your facilitator open everything
        again. Neither does it alone, so a sheet that somebody finds opens nothing.
      </p>
      {hasKit ? (
        <p>
          <strong>You have a kit.</strong> Its words keep working, also after you have used them. If you lost it, or
          somebody else saw it, make new words. That ends the old ones.
        </p>
      ) : null}
      <p className="cluster">
        <Button look={hasKit ? "line" : "main"} onClick={onMake}>
          {hasKit ? "Make new words" : "Make my twelve words"}
        </Button>
        <a href="/journal">{hasKit ? "Back to your journal" : "Later"}</a>
      </p>
    </>
  );
}

function Kept({ replaced }: { replaced: boolean }) {
  return (
    <section className="stack" role="status">
      <h2>Your kit is ready</h2>
      {replaced ? (
        <p>
          <strong>Your old words stopped working just now.</strong> Tear up the old sheet, and delete any copy.
        </p>
      ) : null}
      <p>The words work from now on. Keep them where you keep things that matter, and not on this device alone.</p>
      <p>
        <a href="/journal">Back to your journal</a>
      </p>
    </section>
  );
}
