"use client";

import { useRef, useState } from "react";
import { Leaf } from "@/components/ui/leaf";
import { useOpenJournal } from "./journal-provider";
import { PasswordForm } from "./password-form";
import { countInWords } from "./reflection-words";
import { WordsForm } from "./words-form";

/** Reflections that a reset locked, beside a journal that is open: the words or the password of their time bring them back. */
export function LockedPages({ count }: { count: number }) {
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
  if (count === 0) return back > 0 ? <Leaf tight>{done}</Leaf> : null;
  return (
    <Leaf snug as="section" labelledBy="back" note={<p>Nothing was deleted.</p>}>
      <h2 id="back">{`${countInWords(count)} from before ${count === 1 ? "is" : "are"} locked, not gone`}</h2>
      {done}
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
