"use client";

import { useRef } from "react";
import { Leaf } from "@/components/ui/leaf";
import { PasswordField } from "@/components/ui/password-field";
import type { Journal } from "@/lib/journal/vault/view";
import { PasswordForm } from "./password-form";
import { countInWords } from "./reflection-words";
import { WordsField } from "./words-field";

const wordsId = "away-words";
const oldId = "away-old-password";

/** After a new password without the words: what was written is locked and kept, and there are two ways on. */
export function LockedAway({ journal, count }: { journal: Journal; count: number }) {
  const words = useRef<HTMLTextAreaElement>(null);
  const old = useRef<HTMLInputElement>(null);
  const typed = () => words.current?.value ?? "";
  const kept = count > 0 ? `${countInWords(count)} from before your new password` : "What you wrote before";
  return (
    <>
      <Leaf snug as="section" labelledBy="away" note={<p>Nothing was deleted.</p>}>
        <h2 id="away">Your journal is locked, not gone</h2>
        <p className="lead">
          {kept} {count === 1 || count === 0 ? "is" : "are"} kept, and nobody can read it. Your place in the group is
          safe: <a href="/sessions">sessions and agendas</a> are open to you now.
        </p>
        <div className="sheet private stack">
          <h3>I have my recovery words</h3>
          <p>Your words and your new password open everything again.</p>
          <PasswordForm
            id="away-password"
            submit="Open my journal"
            send={(password) => journal.openWithWords(typed(), password)}
            check={() => (typed().trim() ? null : { fieldId: wordsId, message: "Enter your recovery words" })}
            refusedAt={({ reason }) => (reason === "words" || reason === "no-match" ? wordsId : undefined)}
          >
            <WordsField id={wordsId} ref={words} />
          </PasswordForm>
        </div>
      </Leaf>
      <Leaf snug as="section" labelledBy="old">
        <h2 id="old">I remember the old password</h2>
        <p>The password that you had before and your new one open everything again, without the words.</p>
        <PasswordForm
          id="old-new-password"
          label="Your new password"
          submit="Open it with the old password"
          send={(password) => journal.openWithOldPassword(old.current?.value ?? "", password)}
          check={() => (old.current?.value ? null : { fieldId: oldId, message: "Enter the password you had before" })}
          refusedAt={({ reason }) => (reason === "no-match" ? oldId : undefined)}
        >
          <PasswordField id={oldId} label="The password you had before" ref={old} autoComplete="off" />
        </PasswordForm>
      </Leaf>
      <Leaf snug as="section" labelledBy="fresh" note={<p>You can do this now and look for your words later.</p>}>
        <h2 id="fresh">Start a fresh journal</h2>
        <p>
          You get an empty journal to write in today. What is locked stays kept beside it. If you find your words, or
          remember your old password, you can bring it back.
        </p>
        <PasswordForm
          id="fresh-password"
          submit="Start a fresh journal"
          busy="Making your new journal on this device. This can take a few seconds."
          send={journal.startFresh}
        />
      </Leaf>
    </>
  );
}
