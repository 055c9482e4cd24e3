"use client";

import { type FormEvent, useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import { ErrorSummary } from "@/components/ui/error-summary";
import { useLater } from "./later";
import type { PasswordAnswer } from "./password-form";
import { refusalInWords } from "./refusal-words";
import { WordsField } from "./words-field";

/** Asks for recovery words and brings something back with them. */
export function WordsForm({ id, send }: { id: string; send: (words: string) => Promise<PasswordAnswer> }) {
  const words = useRef<HTMLTextAreaElement>(null);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState("");
  const [attempt, setAttempt] = useState(0);
  const slow = useLater(busy);

  const bring = async (event: FormEvent) => {
    event.preventDefault();
    if (busy) return;
    const typed = words.current?.value ?? "";
    setBusy(true);
    const answer = typed.trim() ? await send(typed) : null;
    setBusy(false);
    setAttempt((before) => before + 1);
    setProblem(answer === null ? "Enter your recovery words" : answer.ok ? "" : refusalInWords(answer));
  };
  return (
    <form className="stack" onSubmit={(event) => void bring(event)} noValidate>
      <ErrorSummary problems={problem ? [{ fieldId: id, message: problem }] : []} attempt={attempt} />
      <WordsField id={id} ref={words} error={problem || undefined} />
      <p className="cluster">
        <Button type="submit" look="line" aria-disabled={busy || undefined}>
          Bring them back
        </Button>
        <span role="status">{slow ? "Opening them on this device." : ""}</span>
      </p>
    </form>
  );
}
