"use client";

import type { ReactNode } from "react";
import { Leaf } from "@/components/ui/leaf";
import type { CaretPlace } from "./use-caret";
import { useSpelling } from "./use-spelling";
import styles from "./write.module.css";

// Browsers that cannot grow a field with its text are given rows instead.
export const rowsFor = (text: string, width: number) =>
  text.split("\n").reduce((rows, line) => rows + Math.max(1, Math.ceil(line.length / width)), 0);

// Helpers that read along would take the words elsewhere. Spelling is the writer's own choice.
const nobodyReadsAlong = {
  autoComplete: "off",
  "data-gramm": "false",
  "data-gramm_editor": "false",
  "data-enable-grammarly": "false",
} as const;

export type WritingProps = {
  caret: CaretPlace;
  onLeave: () => void;
};

/** What every field for writing is given, so that dictation and screen readers find a plain text box. */
export function useWritingBox({ caret, onLeave }: WritingProps) {
  const { checked } = useSpelling();
  return {
    onSelect: ({ currentTarget }: { currentTarget: HTMLTextAreaElement }) => caret.note(currentTarget),
    onBlur: onLeave,
    spellCheck: checked,
    ...nobodyReadsAlong,
  };
}

/** A plain field that grows with what is written, and its question in the margin. */
export function WritingField({
  id,
  label,
  hint,
  text,
  tall = false,
  under,
  onText,
  ...props
}: WritingProps & {
  id: string;
  label: string;
  hint?: string | undefined;
  text: string;
  tall?: boolean;
  under?: ReactNode;
  onText: (text: string) => void;
}) {
  const box = useWritingBox(props);
  return (
    <Leaf
      tight
      className={styles.page}
      note={
        <div className="prompt">
          <label htmlFor={id}>{label}</label>
          {hint ? (
            <span className="hint" id={`${id}-hint`}>
              {hint}
            </span>
          ) : null}
          {under}
        </div>
      }
    >
      <textarea
        id={id}
        className={["writing", tall ? styles.body : "", text === "" && !tall ? "empty" : ""].filter(Boolean).join(" ")}
        rows={Math.max(tall ? 8 : 3, rowsFor(text, 66) + (tall ? 1 : 0))}
        aria-describedby={hint ? `${id}-hint` : undefined}
        value={text}
        onChange={({ target }) => {
          onText(target.value);
          props.caret.note(target);
        }}
        {...box}
      />
    </Leaf>
  );
}
