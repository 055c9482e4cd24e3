"use client";

import { type FormEvent, useEffect, useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import { ErrorSummary, type Problem } from "@/components/ui/error-summary";
import { Field } from "@/components/ui/field";
import { PasswordField } from "@/components/ui/password-field";
import { useLater } from "./later";
import { WordsField } from "./words-field";

export type Chosen = { files: File[]; way: { with: "passphrase" | "words"; typed: string } | null };

/** Chooses files or a folder, and asks for what opens a sealed copy once there is one among them. */
export function BringInFiles({
  look,
  onChange,
}: {
  look: (chosen: Chosen) => Promise<Problem | "needs-secret" | null>;
  onChange: () => void;
}) {
  const files = useRef<HTMLInputElement>(null);
  const folder = useRef<HTMLInputElement>(null);
  const passphrase = useRef<HTMLInputElement>(null);
  const words = useRef<HTMLTextAreaElement>(null);
  const [sealed, setSealed] = useState(false);
  const [way, setWay] = useState<"passphrase" | "words">("passphrase");
  const [problems, setProblems] = useState<Problem[]>([]);
  const [attempt, setAttempt] = useState(0);
  const [busy, setBusy] = useState(false);
  const slow = useLater(busy);

  useEffect(() => folder.current?.setAttribute("webkitdirectory", ""), []);
  useEffect(() => {
    if (sealed) passphrase.current?.focus();
  }, [sealed]);

  const refuse = (found: Problem) => {
    setAttempt((before) => before + 1);
    setProblems([found]);
  };
  const changed = () => {
    setSealed(false);
    setProblems([]);
    onChange();
  };
  const send = async (event: FormEvent) => {
    event.preventDefault();
    if (busy) return;
    const chosen = [...(files.current?.files ?? []), ...(folder.current?.files ?? [])];
    if (chosen.length === 0) return refuse({ fieldId: "files", message: "Choose a file or a folder first" });
    const typed = (way === "words" ? words.current?.value : passphrase.current?.value) ?? "";
    if (sealed && typed.trim() === "")
      return refuse(
        way === "words"
          ? { fieldId: "file-words", message: "Enter your recovery words" }
          : { fieldId: "file-passphrase", message: "Enter the passphrase of the file" },
      );
    setProblems([]);
    setBusy(true);
    const answer = await look({ files: chosen, way: sealed ? { with: way, typed } : null }).catch(() => ({
      message: "These files could not be looked into. They are as they were, and so is your journal. Try again.",
    }));
    setBusy(false);
    if (answer === "needs-secret") setSealed(true);
    else if (answer) refuse(answer);
  };
  const messageAt = (id: string) => problems.find(({ fieldId }) => fieldId === id)?.message;

  return (
    <form className="stack" onSubmit={(event) => void send(event)} noValidate>
      <ErrorSummary problems={problems} attempt={attempt} />
      <Field
        id="files"
        label="Files"
        hint="Zip, .rjx, .json, .md or .txt. Several at once are fine."
        error={messageAt("files")}
      >
        <input
          id="files"
          ref={files}
          className="in mid"
          type="file"
          multiple
          aria-describedby={messageAt("files") ? "files-hint files-error" : "files-hint"}
          onChange={changed}
        />
      </Field>
      <Field id="folder" label="Or a whole folder" hint="Its text and Markdown files, and those in folders within it.">
        <input
          id="folder"
          ref={folder}
          className="in mid"
          type="file"
          multiple
          aria-describedby="folder-hint"
          onChange={changed}
        />
      </Field>
      {sealed ? (
        <div className="stack">
          <fieldset>
            <legend className="lab">There is a sealed copy among them. Open it with</legend>
            <div className="guides">
              {(["passphrase", "words"] as const).map((one) => (
                <label key={one} className="opt">
                  <input type="radio" name="file-way" checked={way === one} onChange={() => setWay(one)} />
                  <span>{one === "words" ? "My recovery words" : "Its passphrase"}</span>
                </label>
              ))}
            </div>
          </fieldset>
          {way === "words" ? (
            <WordsField id="file-words" ref={words} error={messageAt("file-words")} />
          ) : (
            <PasswordField
              id="file-passphrase"
              label="Passphrase of the file"
              called="passphrase"
              autoComplete="off"
              ref={passphrase}
              error={messageAt("file-passphrase")}
            />
          )}
        </div>
      ) : null}
      <p className="cluster">
        <Button type="submit" look="line" aria-disabled={busy || undefined}>
          See what would happen
        </Button>
        <span role="status">{slow ? "Looking into your files." : ""}</span>
      </p>
    </form>
  );
}
