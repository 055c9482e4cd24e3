"use client";

import { useEffect, useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import { TextArea } from "@/components/ui/text-area";
import styles from "./request-facts.module.css";

export type WordsOf = "decline" | "hold" | "list";

const heads: Record<WordsOf, { title: string; send: string }> = {
  decline: { title: "Words to decline with", send: "Decline and send these words" },
  hold: { title: "Words while they wait", send: "Put on hold and send these words" },
  list: { title: "Words for the waiting list", send: "Put on the list and send these words" },
};

/** Ready words to make one's own, seen as they will arrive before anything is sent. */
export function WordsForm({
  answer,
  ready,
  name,
  busy,
  onSend,
  onBack,
}: {
  answer: WordsOf;
  ready: string;
  name: string;
  busy: boolean;
  onSend: (words: string) => Promise<string>;
  onBack: () => void;
}) {
  const [words, setWords] = useState(ready);
  const [error, setError] = useState("");
  const box = useRef<HTMLTextAreaElement>(null);
  useEffect(() => box.current?.focus(), []);
  const send = async () => {
    const missing = words.trim() === "" ? "Write a few words to them" : "";
    setError(missing);
    if (missing) box.current?.focus();
    else setError(await onSend(words));
  };
  return (
    <form
      className="stack"
      method="post"
      noValidate
      aria-label="Words to send"
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      <TextArea
        ref={box}
        id="words"
        label={heads[answer].title}
        hint="Change them as you like. Give no reason that touches on health or disability."
        rows={9}
        error={error}
        value={words}
        onChange={({ target }) => setWords(target.value)}
      />
      <h3>What {name} will read</h3>
      <div className={styles.preview}>{words.trim() || "Nothing yet"}</div>
      <p className="cluster">
        <Button type="submit" aria-disabled={busy}>
          {heads[answer].send}
        </Button>
        <Button look="line" onClick={onBack}>
          Back, send nothing
        </Button>
      </p>
    </form>
  );
}
