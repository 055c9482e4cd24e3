"use client";

import { type FormEvent, useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import { ErrorSummary, type Problem } from "@/components/ui/error-summary";
import { Leaf } from "@/components/ui/leaf";
import { PasswordField } from "@/components/ui/password-field";
import { isCommonPassword } from "@/lib/journal/vault/common-passwords";
import { whyNotLength } from "@/lib/journal/vault/derive";
import { suggestPassphrase } from "@/lib/journal/vault/passphrase";
import type { Taken } from "@/lib/journal/vault/taking/taken";
import { useOpenJournal } from "./journal-provider";
import { refusalInWords } from "./refusal-words";
import { saveFile } from "./save-file";

const [first, second] = ["passphrase", "passphrase-again"] as const;

function whyNot(passphrase: string, again: string, email: string): Problem[] {
  const length = whyNotLength(passphrase);
  if (length === "too-short") return [{ fieldId: first, message: "Use 12 characters or more" }];
  if (length === "too-long") return [{ fieldId: first, message: "Use 1,024 characters or fewer" }];
  if (isCommonPassword(passphrase, email))
    return [{ fieldId: first, message: "This is one of the passphrases that people guess first. Choose another" }];
  return passphrase === again ? [] : [{ fieldId: second, message: "Type the same passphrase here" }];
}

type Made = { name: string; parts: readonly Uint8Array<ArrayBuffer>[] };

/**
 * Everything in one locked file, which a page of its own opens without this site. `around`: what goes into one zip with
 * it; null says that it could not be had, and then nothing is made.
 */
export function TakeSealed({
  take,
  title = "A sealed copy",
  says = "One locked file with everything in it.",
  around,
}: {
  take: () => Taken;
  title?: string;
  says?: string;
  around?: (sealed: Made) => Promise<Made | null>;
}) {
  const { journal, view } = useOpenJournal();
  const fields = { [first]: useRef<HTMLInputElement>(null), [second]: useRef<HTMLInputElement>(null) };
  const [problems, setProblems] = useState<Problem[]>([]);
  const [attempt, setAttempt] = useState(0);
  const [busy, setBusy] = useState(false);
  const [suggested, setSuggested] = useState("");
  const [told, setTold] = useState("");
  const { hasKit, email } = view.account;

  const refuse = (found: Problem[]) => {
    setAttempt((before) => before + 1);
    setProblems(found);
  };
  const make = async (event: FormEvent) => {
    event.preventDefault();
    if (busy) return;
    const [passphrase, again] = [fields[first].current?.value ?? "", fields[second].current?.value ?? ""];
    const found = whyNot(passphrase, again, email);
    setTold("");
    if (found.length > 0) return refuse(found);
    setProblems([]);
    setBusy(true);
    const taken = take();
    const made = await journal.sealCopy(taken, passphrase);
    const alone = made.ok ? { name: `my-journal ${taken.madeAt.slice(0, 10)}.rjx`, parts: made.parts } : null;
    const file = alone && around ? await around(alone) : alone;
    setBusy(false);
    if (!made.ok) return refuse([{ message: refusalInWords(made) }]);
    if (!file) return refuse([{ message: refusalInWords({ ok: false, reason: "trouble" }) }]);
    saveFile(file.name, new Blob([...file.parts], { type: "application/octet-stream" }));
    for (const { current } of Object.values(fields)) if (current) current.value = "";
    setSuggested("");
    setTold(
      `The sealed copy is on its way to your downloads. It opens with your passphrase${made.words ? ", or with your twelve recovery words" : ""}.${around ? " The page that opens it is in the zip." : " Now save the page that opens it beside it."}`,
    );
  };
  const messageAt = (id: string) => problems.find(({ fieldId }) => fieldId === id)?.message;

  return (
    <Leaf snug as="section" labelledBy="sealed" note={<p>Locked. For keeping.</p>}>
      <h2 id="sealed">{title}</h2>
      <p>
        {says} It opens with a passphrase that you choose now
        {hasKit
          ? ", and with your twelve recovery words."
          : ". Once you have a recovery kit, its words open new copies too."}{" "}
        Nobody can look the passphrase up for you.
      </p>
      <form className="stack" onSubmit={(event) => void make(event)} noValidate>
        <ErrorSummary problems={problems} attempt={attempt} />
        <PasswordField
          id={first}
          label="Passphrase for this file"
          hint="12 characters or more. It need not be your password."
          autoComplete="new-password"
          called="passphrase"
          ref={fields[first]}
          error={messageAt(first)}
        />
        <Suggestion words={suggested} onSuggest={() => setSuggested(suggestPassphrase())} />
        <PasswordField
          id={second}
          label="The same passphrase again"
          autoComplete="new-password"
          called="passphrase"
          ref={fields[second]}
          error={messageAt(second)}
        />
        <p className="cluster">
          <Button type="submit" look="line" aria-disabled={busy || undefined}>
            Make the sealed copy
          </Button>
          <span role="status">{busy ? "Sealing it. This can take a few seconds." : told}</span>
        </p>
      </form>
      {around ? null : (
        <p>
          <a href="/open-journal.html" download="open-journal.html">
            Save the page that opens a sealed copy
          </a>
          . Keep it beside the file: it works on its own, without this site and without a network.
        </p>
      )}
    </Leaf>
  );
}

function Suggestion({ words, onSuggest }: { words: string; onSuggest: () => void }) {
  return (
    <p className="cluster" role="status">
      {words ? (
        <span>
          Five random words: <strong className="nb">{words}</strong>. Write them down first.
        </span>
      ) : null}
      <Button look="quiet" onClick={onSuggest}>
        {words ? "Five others" : "Suggest five random words"}
      </Button>
    </p>
  );
}
