"use client";

import { useRef, useState } from "react";
import { Leaf } from "@/components/ui/leaf";
import { useOpenJournal } from "./journal-provider";
import { PasswordForm } from "./password-form";
import { countInWords } from "./reflection-words";
import { WordsForm } from "./words-form";

const draftsInWords = (drafts: number) =>
  drafts === 1 ? "one draft that was not sent then" : `${drafts} drafts that were not sent then`;

/**
 * Reflections that a reset locked, beside a journal that is open, and `drafts` of them that are on this device alone: the
 * words or the password of their time bring them back. Not so `lost` ones, whose key is gone.
 */
export function LockedPages({ count, drafts, lost }: { count: number; drafts: number; lost: number }) {
  const { journal } = useOpenJournal();
  const [back, setBack] = useState(0);
  const counted = useRef(0);
  const bring = async (given: { words: string } | { password: string }) => {
    const answer = await journal.bringBack(given);
    if (!answer.ok) return answer;
    counted.current += answer.count;
    setBack(counted.current);
    document.getElementById("main")?.focus();
    return answer;
  };

  const done = <p role="status">{back > 0 ? `${countInWords(back)} ${back === 1 ? "is" : "are"} back.` : ""}</p>;
  if (count === 0 && drafts === 0) {
    return back > 0 || lost > 0 ? (
      <Leaf tight>
        {done}
        <Lost count={lost} />
      </Leaf>
    ) : null;
  }
  return (
    <Leaf snug as="section" labelledBy="back" note={<p>Nothing was deleted.</p>}>
      <h2 id="back">
        {count > 0
          ? `${countInWords(count)} from before ${count === 1 ? "is" : "are"} locked, not gone`
          : "Words from before are locked, not gone"}
      </h2>
      {done}
      {drafts > 0 ? (
        <p>{`On this device ${drafts === 1 ? "is" : "are"} ${draftsInWords(drafts)}, locked as well.`}</p>
      ) : null}
      <Lost count={lost} />
      <p>If you find the recovery words that you had then, or remember the password, you can open them here.</p>
      <details>
        <summary>Bring them back with your recovery words</summary>
        <WordsForm id="back-words" send={(words) => bring({ words })} />
      </details>
      <details>
        <summary>Bring them back with your old password</summary>
        <PasswordForm
          id="back-password"
          label="The password you had then"
          submit="Bring them back"
          busy="Opening them on this device. This can take a few seconds."
          send={(password) => bring({ password })}
        />
      </details>
    </Leaf>
  );
}

// Said plainly: a key that was replaced is deleted after thirty days, and this device was away for longer.
function Lost({ count }: { count: number }) {
  if (count === 0) return null;
  return (
    <p>
      <strong>{count === 1 ? "One draft" : `${count} drafts`} on this device cannot be opened any more.</strong> Your
      journal was given a new key, and more than 30 days went by before this device came back. What was sent before is
      in your journal. Signing out here takes {count === 1 ? "it" : "them"} away.
    </p>
  );
}
