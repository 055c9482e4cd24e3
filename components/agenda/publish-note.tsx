import { CheckField } from "@/components/ui/check-field";
import { Leaf } from "@/components/ui/leaf";
import { Tell } from "@/components/ui/tell";
import { TextField } from "@/components/ui/text-field";
import { MessagesReady } from "./messages-ready";
import { outcomeInWords, seen } from "./use-publishing";

/** What members are told about a change, asked before it is published. */
export function PublishNote({
  note,
  tell,
  onNote,
  onTell,
}: {
  note: string;
  tell: boolean;
  onNote: (note: string) => void;
  onTell: (tell: boolean) => void;
}) {
  const over = note.trim().length > 300;
  return (
    <Leaf as="section" labelledBy="publish-changes" snug note={<p>Members also see which items changed.</p>}>
      <h2 id="publish-changes">When you publish these changes</h2>
      <TextField
        id="publish-note"
        label="What changed, in your words (optional)"
        hint="Members read this above the agenda until they have seen it."
        error={over ? "Use 300 characters or fewer" : undefined}
        autoComplete="off"
        value={note}
        onChange={(event) => onNote(event.target.value)}
      />
      <CheckField
        id="publish-tell"
        label="Tell members"
        checked={tell}
        onChange={(event) => onTell(event.target.checked)}
      />
    </Leaf>
  );
}

/** What publishing led to, until the next change of it. */
export function PublishOutcome({ told, tell }: { told: number; tell: boolean }) {
  return (
    <Leaf snug>
      <Tell>
        <p>
          {tell ? (
            <>
              {seen} <MessagesReady count={told} />
            </>
          ) : (
            outcomeInWords({ told, tell })
          )}
        </p>
      </Tell>
    </Leaf>
  );
}
