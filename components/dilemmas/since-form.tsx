"use client";

import { type FormEvent, useState } from "react";
import { Button } from "@/components/ui/button";
import { TextArea } from "@/components/ui/text-area";
import type { ActionResult } from "@/lib/actions/action";
import type { Audience } from "@/lib/dilemmas/input";
import { dilemmaRefusals } from "./dilemma-words";

type Say = (given: { dilemmaId: string; since: string }) => Promise<ActionResult<null, "not-brought">>;

const most = 1000;

/** What has happened since a dilemma was brought: written by its presenter, if they choose, and taken back as easily. */
export function SinceForm({
  dilemmaId,
  audience,
  since: first,
  say,
}: {
  dilemmaId: string;
  audience: Audience;
  since: string;
  say: Say;
}) {
  const [stored, setStored] = useState(first);
  const [text, setText] = useState(first);
  const [told, setTold] = useState("");
  const [problem, setProblem] = useState("");

  const save = async (since: string) => {
    setTold("");
    setProblem("");
    if (since.trim() === "" && stored === "") return setProblem("Write something first, or leave it");
    if (since.trim().length > most) return setProblem("Use 1,000 characters or fewer");
    const answer = await say({ dilemmaId, since }).catch(() => ({ ok: false, reason: "trouble" }) as const);
    if (!answer.ok) return setProblem(dilemmaRefusals[answer.reason]);
    setStored(since.trim());
    setText(since.trim());
    if (since.trim() === "") setTold("Taken back. Its words are gone.");
    else setTold(audience === "group" ? "Saved. The group can read it." : "Saved. Your facilitators can read it.");
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void save(text);
  };
  return (
    <form className="stack" method="post" noValidate onSubmit={submit} aria-label="What has happened since">
      <TextArea
        id="since"
        label="What has happened since?"
        hint={
          audience === "group"
            ? "If you choose to. It stands under Looking back, on the page of the next session. No names."
            : "If you choose to. Your facilitators read it, as with the dilemma. No names."
        }
        error={problem || undefined}
        rows={4}
        value={text}
        autoComplete="off"
        onChange={({ target }) => setText(target.value)}
      />
      <p className="cluster">
        <Button type="submit">Save</Button>
        {stored ? (
          <Button look="quiet" onClick={() => void save("")}>
            Take it back
          </Button>
        ) : null}
        <span role="status">{told}</span>
      </p>
    </form>
  );
}
