"use client";

import { useEffect, useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import { Tell } from "@/components/ui/tell";
import styles from "./kit.module.css";
import { saveFile } from "./save-file";

const howTo =
  "If you forget your password, ask your facilitator for a code. Then open the address below, and enter the code and these words in this order.";

/** Where somebody goes who does not go on, and what that link says. */
export type Leave = { href: string; words: string };
export const later: Leave = { href: "/journal", words: "Later" };

const numbered = (words: readonly string[]) => words.map((word, at) => ({ word, number: at + 1 }));

const asText = (words: readonly string[]) =>
  [
    "Recovery kit: Co-production Reflective Practice Group",
    "",
    ...numbered(words).map(({ word, number }) => `${String(number).padStart(2)}. ${word}`),
    "",
    howTo,
    `${location.origin}/recover`,
    "",
    "Keep this where you keep things that matter. Nobody will ever ask you for these words by phone or email.",
    "",
  ].join("\r\n");

/** Shows the twelve words, with three ways to take them along. */
export function KitWords({
  words,
  replaces,
  leave = later,
  onNext,
}: {
  words: readonly string[];
  replaces: boolean;
  leave?: Leave;
  onNext: () => void;
}) {
  const heading = useRef<HTMLHeadingElement>(null);
  const [told, setTold] = useState("");
  useEffect(() => heading.current?.focus(), []);

  const copy = async () => {
    try {
      await navigator.clipboard.writeText(words.join(" "));
      setTold("Copied. Put the words somewhere safe, then copy something else over them.");
    } catch {
      setTold("This browser did not let us copy. Write the words down, or use one of the other ways.");
    }
  };

  return (
    <>
      <section className={`sheet private stack ${styles.sheet}`} aria-labelledby="words">
        <h2 id="words" ref={heading} tabIndex={-1}>
          Your twelve words
        </h2>
        <ol className={styles.words}>
          {numbered(words).map(({ word, number }) => (
            <li key={number}>
              <span className={styles.number}>{number}</span>
              {word}
            </li>
          ))}
        </ol>
        <p>
          {howTo} <span className={styles.onPaper}>{`${location.origin}/recover`}</span>
        </p>
      </section>
      <p className="cluster noprint">
        <Button look="line" onClick={() => window.print()}>
          Print
        </Button>
        <Button
          look="line"
          onClick={() => {
            saveFile("recovery-kit.txt", new Blob([asText(words)], { type: "text/plain" }));
            setTold("The file is on its way to your downloads. Move it somewhere safe.");
          }}
        >
          Download
        </Button>
        <Button look="line" onClick={() => void copy()}>
          Copy
        </Button>
      </p>
      <p role="status" className="noprint">
        {told}
      </p>
      <div className="stack noprint">
        <Tell>
          <strong>These words do not work yet.</strong> They start to work when you have typed two of them back
          {replaces ? ". Until then your old words do" : ""}.
        </Tell>
        <p className="cluster">
          <Button onClick={onNext}>I have kept them</Button>
          <a href={leave.href}>{leave.words}</a>
        </p>
      </div>
    </>
  );
}
