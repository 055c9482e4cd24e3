"use client";

import { type FormEvent, useEffect, useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import { ErrorSummary, type Problem } from "@/components/ui/error-summary";
import { TextField } from "@/components/ui/text-field";
import { completeWord } from "@/lib/journal/vault/recovery";
import type { RotateRefusal } from "@/lib/journal/vault/view";
import { type Leave, later } from "./kit-words";
import { useLater } from "./later";
import { refusalInWords } from "./refusal-words";

const fieldId = (place: number) => `word-${place}`;

// Two different places, in their order.
function drawTwo(count: number): number[] {
  const first = Math.floor(Math.random() * count);
  const second = (first + 1 + Math.floor(Math.random() * (count - 1))) % count;
  return [first, second].sort((one, other) => one - other);
}

/** Asks two of the words back; four letters are enough for each. Only then are they put in force. */
export function KitCheck({
  words,
  keep,
  onKept,
  onBack,
  submit = "Put my kit to work",
  leave = later,
}: {
  words: string[];
  keep: (words: string[]) => Promise<{ ok: true } | RotateRefusal>;
  onKept: () => void;
  onBack: () => void;
  submit?: string;
  leave?: Leave;
}) {
  const [places] = useState(() => drawTwo(words.length));
  const [typed, setTyped] = useState<Record<number, string>>({});
  const [problems, setProblems] = useState<Problem[]>([]);
  const [attempt, setAttempt] = useState(0);
  const [busy, setBusy] = useState(false);
  const heading = useRef<HTMLHeadingElement>(null);
  const slow = useLater(busy);
  useEffect(() => heading.current?.focus(), []);

  const wordAt = (place: number) => completeWord(typed[place] ?? "") ?? (typed[place] ?? "").trim().toLowerCase();
  const tryIt = async (event: FormEvent) => {
    event.preventDefault();
    if (busy) return;
    const wrong = places.filter((place) => wordAt(place) !== words[place]);
    setAttempt(attempt + 1);
    setProblems(
      wrong.map((place) => ({ fieldId: fieldId(place), message: `Word ${place + 1} is another one. Look again.` })),
    );
    if (wrong.length > 0) return;
    setBusy(true);
    const answer = await keep(words);
    setBusy(false);
    if (answer.ok) onKept();
    else setProblems([{ message: refusalInWords(answer) }]);
  };

  return (
    <form className="stack" onSubmit={(event) => void tryIt(event)} noValidate>
      <ErrorSummary problems={problems} attempt={attempt} />
      <h2 ref={heading} tabIndex={-1}>
        Type two of them back
      </h2>
      <p>So that you know your copy is right. The first four letters of a word are enough.</p>
      {places.map((place) => (
        <TextField
          key={place}
          id={fieldId(place)}
          label={`Word ${place + 1}`}
          className="short"
          value={typed[place] ?? ""}
          onChange={({ target }) => setTyped({ ...typed, [place]: target.value })}
          onBlur={() => setTyped((now) => ({ ...now, [place]: completeWord(now[place] ?? "") ?? now[place] ?? "" }))}
          error={problems.find((problem) => problem.fieldId === fieldId(place))?.message}
          autoComplete="off"
          autoCapitalize="none"
          autoCorrect="off"
          spellCheck={false}
          data-gramm="false"
        />
      ))}
      <div role="status">{slow ? <p>Working on this device. This can take a few seconds.</p> : null}</div>
      <p className="cluster">
        <Button type="submit" aria-disabled={busy || undefined}>
          {submit}
        </Button>
        <Button look="quiet" onClick={onBack}>
          Show the words again
        </Button>
        <a href={leave.href}>{leave.words}</a>
      </p>
    </form>
  );
}
