"use client";

import { useState } from "react";
import { sayWords } from "@/components/journal/words-typed";
import { Button } from "@/components/ui/button";
import { ErrorSummary } from "@/components/ui/error-summary";
import { TextArea } from "@/components/ui/text-area";
import { tryCode } from "@/lib/auth/door-client-recover";
import { readWords } from "@/lib/journal/vault/recovery";
import { sayRefusal } from "./refusals";
import { SlowWords } from "./slow-words";

/** The recovery words, or none. They are tried with the code before anything is asked for a password. */
export function RecoverWords({
  given,
  code,
  onWords,
  onBack,
}: {
  given: string;
  code: { email: string; code: string };
  onWords: (words: string | null) => void;
  onBack: (typed: string) => void;
}) {
  const [typed, setTyped] = useState(given);
  const [problem, setProblem] = useState<string | null>(null);
  const [attempt, setAttempt] = useState(0);
  const [busy, setBusy] = useState(false);

  const go = async (words: string | null) => {
    if (busy) return;
    const read = words === null ? null : readWords(words);
    let found = read && !read.ok ? sayWords(read) : null;
    if (!found) {
      setBusy(true);
      const answer = await tryCode({ ...code, words });
      setBusy(false);
      if (answer.ok) return onWords(words);
      found = sayRefusal(
        answer,
        words
          ? "That did not match. Check the email, the code and the words, or ask for a new code."
          : "That did not match. Check the email and the code, or ask for a new code.",
      );
    }
    setProblem(found);
    setAttempt((count) => count + 1);
  };

  return (
    <form
      className="stack"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void go(typed);
      }}
    >
      <h2>Your recovery words</h2>
      <ErrorSummary problems={problem ? [{ fieldId: "words", message: problem }] : []} attempt={attempt} />
      <TextArea
        id="words"
        label="Twelve words, in their order"
        hint="Numbers, commas and capital letters do not matter."
        rows={3}
        autoComplete="off"
        autoCapitalize="none"
        spellCheck={false}
        value={typed}
        error={problem ?? undefined}
        onChange={(event) => setTyped(event.target.value)}
      />
      <p className="cluster">
        <Button type="submit" aria-disabled={busy}>
          Continue
        </Button>
        <Button look="quiet" onClick={() => void go(null)}>
          I do not have my words
        </Button>
        <Button look="quiet" onClick={() => onBack(typed)}>
          Back
        </Button>
      </p>
      <p className="hint">
        Without your words nothing is deleted. If this device keeps your journal open, it opens all the same.
      </p>
      <SlowWords busy={busy}>Checking the code.</SlowWords>
    </form>
  );
}
