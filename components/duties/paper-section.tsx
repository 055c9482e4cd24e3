"use client";

import { useEffect, useRef, useState } from "react";
import { changedElsewhere, commonRefusals, lost } from "@/components/joining/refusals";
import { Button } from "@/components/ui/button";
import { TextArea } from "@/components/ui/text-area";
import type { ActionResult } from "@/lib/actions/action";
import styles from "./paper.module.css";

type Change = { paper: string; section: string; words: string; version: number };
export type SaveSection = (change: Change) => Promise<ActionResult<{ version: number }, "changed-elsewhere">>;

const refusals = { ...commonRefusals, "changed-elsewhere": changedElsewhere };

/** A section as it stands, and a field to change it in. */
export function PaperSection({
  paper,
  section,
  title,
  words,
  version,
  saveSection,
}: {
  paper: string;
  section: string;
  title: string;
  words: string;
  version: number;
  saveSection: SaveSection;
}) {
  const [held, setHeld] = useState({ words, version });
  const [typed, setTyped] = useState<string | null>(null);
  const [error, setError] = useState("");
  const [done, setDone] = useState("");
  const sending = useRef(false);
  const box = useRef<HTMLTextAreaElement>(null);
  const change = useRef<HTMLButtonElement>(null);
  const open = typed !== null;
  const opened = useRef(false);
  // Focus goes along: into the field when it opens, and back to its button.
  useEffect(() => {
    if (open) box.current?.focus();
    else if (opened.current) change.current?.focus();
    opened.current = open;
  }, [open]);

  const save = async () => {
    if (typed === null || sending.current) return;
    sending.current = true;
    const answer = await saveSection({ paper, section, words: typed, version: held.version }).catch(lost);
    sending.current = false;
    if (answer.ok) {
      setHeld({ words: typed.trim(), version: answer.value.version });
      setTyped(null);
      setError("");
      setDone("Saved.");
    } else {
      setError(answer.problems?.[0]?.message ?? refusals[answer.reason]);
      box.current?.focus();
    }
  };
  if (typed === null) {
    return (
      <>
        <p className={styles.words}>{held.words}</p>
        <p className="cluster noprint">
          <Button look="quiet" ref={change} onClick={() => setTyped(held.words)} aria-label={`Change: ${title}`}>
            Change
          </Button>
          <span className="hint" role="status">
            {done}
          </span>
        </p>
      </>
    );
  }
  return (
    <form
      className="stack"
      method="post"
      noValidate
      aria-label={title}
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <TextArea
        ref={box}
        id={`words-${section}`}
        label="In your words"
        rows={8}
        error={error}
        value={typed}
        onChange={({ target }) => setTyped(target.value)}
      />
      <p className="cluster">
        <Button type="submit">Save</Button>
        <Button
          look="line"
          onClick={() => {
            setTyped(null);
            setError("");
          }}
        >
          Leave it as it was
        </Button>
      </p>
    </form>
  );
}
