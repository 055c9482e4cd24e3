"use client";

import { Leaf } from "@/components/ui/leaf";
import type { CaretPlaces } from "./use-caret";
import styles from "./write.module.css";

// Browsers that cannot grow a field with its text are given rows instead.
const rowsFor = (text: string, width: number) =>
  text.split("\n").reduce((rows, line) => rows + Math.max(1, Math.ceil(line.length / width)), 0);

// Helpers that read along would take the words elsewhere.
const nobodyReadsAlong = {
  autoComplete: "off",
  spellCheck: false,
  "data-gramm": "false",
  "data-gramm_editor": "false",
  "data-enable-grammarly": "false",
} as const;

/** A title that may stay empty, and a plain field that grows with what is written. */
export function EditorFields({
  day,
  prompt,
  words,
  caret,
  onChange,
  onLeave,
}: {
  day: string;
  prompt: string | null;
  words: { title: string; body: string };
  caret: CaretPlaces;
  onChange: (part: { title?: string; body?: string }) => void;
  onLeave: () => void;
}) {
  return (
    <>
      <Leaf tight className={styles.head} note={<p>{day}</p>}>
        <h1 className="vh">Write a reflection</h1>
        <label className="hint" htmlFor="title">
          Title (you can leave this blank)
        </label>
        <textarea
          id="title"
          ref={caret.title}
          className="title-in"
          rows={rowsFor(words.title, 40)}
          value={words.title}
          onChange={({ target }) => {
            onChange({ title: target.value.replace(/\s*\n\s*/g, " ") });
            caret.note("title");
          }}
          onKeyDown={(event) => {
            if (event.key !== "Enter" || event.nativeEvent.isComposing) return;
            event.preventDefault();
            caret.body.current?.focus();
          }}
          onSelect={() => caret.note("title")}
          onBlur={onLeave}
          {...nobodyReadsAlong}
        />
      </Leaf>
      <Leaf
        tight
        className={styles.page}
        note={
          <div className="prompt">
            <label htmlFor="body">{prompt ?? "Just write"}</label>
            <span className="hint" id="body-hint">
              Leave out names if you can.
            </span>
          </div>
        }
      >
        <textarea
          id="body"
          ref={caret.body}
          className={`writing ${styles.body}`}
          rows={Math.max(8, rowsFor(words.body, 66) + 1)}
          aria-describedby="body-hint"
          value={words.body}
          onChange={({ target }) => {
            onChange({ body: target.value });
            caret.note("body");
          }}
          onSelect={() => caret.note("body")}
          onBlur={onLeave}
          {...nobodyReadsAlong}
        />
      </Leaf>
    </>
  );
}
