"use client";

import { type FormEvent, useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import { ErrorSummary } from "@/components/ui/error-summary";
import { Leaf } from "@/components/ui/leaf";
import { useOpenJournal } from "./journal-provider";
import { countInWords } from "./reflection-words";
import { refusalInWords } from "./refusal-words";
import { WordsField } from "./words-field";

const wordsId = "back-words";

/** Reflections that a reset locked, beside a journal that is open: the words of their time bring them back. */
export function LockedPages({ count }: { count: number }) {
  const { journal } = useOpenJournal();
  const words = useRef<HTMLTextAreaElement>(null);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState("");
  const [attempt, setAttempt] = useState(0);
  const [back, setBack] = useState(0);

  const bring = async (event: FormEvent) => {
    event.preventDefault();
    if (busy) return;
    const typed = words.current?.value ?? "";
    setBusy(true);
    const answer = typed.trim() ? await journal.bringBack(typed) : null;
    setBusy(false);
    setAttempt((before) => before + 1);
    setProblem(answer === null ? "Enter your recovery words" : answer.ok ? "" : refusalInWords(answer));
    if (!answer?.ok) return;
    setBack(answer.count);
    document.getElementById("main")?.focus();
  };

  const done = <p role="status">{back > 0 ? `${countInWords(back)} ${back === 1 ? "is" : "are"} back.` : ""}</p>;
  if (count === 0) return back > 0 ? <Leaf tight>{done}</Leaf> : null;

  return (
    <Leaf snug as="section" labelledBy="back" note={<p>Nothing was deleted.</p>}>
      <h2 id="back">{`${countInWords(count)} from before ${count === 1 ? "is" : "are"} locked, not gone`}</h2>
      {done}
      <p>If you find the recovery words that you had then, you can open them here.</p>
      <details>
        <summary>Bring them back with your recovery words</summary>
        <form className="stack" onSubmit={(event) => void bring(event)} noValidate>
          <ErrorSummary problems={problem ? [{ fieldId: wordsId, message: problem }] : []} attempt={attempt} />
          <WordsField id={wordsId} ref={words} error={problem || undefined} />
          <p className="cluster">
            <Button type="submit" look="line" aria-disabled={busy || undefined}>
              Bring them back
            </Button>
            <span role="status">{busy ? "Opening them, one by one." : ""}</span>
          </p>
        </form>
      </details>
    </Leaf>
  );
}
