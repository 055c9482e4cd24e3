"use client";

import { useState } from "react";
import { CopyButton } from "@/components/members/copy-button";
import { yearOver } from "@/components/site/year-over-words";
import { Button, LinkButton } from "@/components/ui/button";
import { Leaf } from "@/components/ui/leaf";
import { UndoRow } from "@/components/ui/undo-row";
import type { ActionResult } from "@/lib/actions/action";
import type { Words } from "@/lib/messages/rules";
import styles from "./message-card.module.css";

type Person = { messageId: string; name: string; email: string };
type Act<R extends string = never> = (choice: {
  ids: string[];
  madeAt: string;
}) => Promise<ActionResult<{ ids: string[] }, R>>;

const refusals = {
  "changed-elsewhere":
    "What members have to be told has changed since you opened this page, so this still waits. Load the page again, and send what it says then.",
  "signed-out": "You are signed out. Sign in again in another tab, then press again.",
  "not-found": "These messages are gone. Load the page again to see how things stand.",
  invalid: "This could not be noted. Load the page again to see how things stand.",
  "year-over": `${yearOver}.`,
  trouble: "This could not be noted. Nothing was changed. Try again in a moment.",
} as const;

// Mail programs cut long addresses off without a word, so past this length only copying is offered.
const longest = 1900;

function mailLink(words: Words, emails: string, alone: boolean): string | null {
  const to = encodeURIComponent(emails);
  const query = [...(alone ? [] : [`bcc=${to}`]), ...parts(words)].join("&");
  const link = `mailto:${alone ? to : ""}?${query}`;
  return link.length > longest ? null : link;
}

const parts = ({ subject, body }: Words) => [
  `subject=${encodeURIComponent(subject)}`,
  `body=${encodeURIComponent(body.replaceAll("\n", "\r\n"))}`,
];

/** One message that members are owed: its words, its people, and the ways to send it by hand. */
export function MessageCard({
  id,
  title,
  since,
  madeAt,
  words,
  people,
  trouble,
  actions,
}: {
  id: string;
  title: string;
  since: string;
  madeAt: string;
  words: Words;
  people: Person[];
  /** Why it could not be sent by mail, in words. */
  trouble?: string;
  /** `tryAgain` where mail is sent. */
  actions: { markSent: Act<"changed-elsewhere">; markWaiting: Act; tryAgain?: Act };
}) {
  const [leaves, setLeaves] = useState(false);
  const [sent, setSent] = useState<string[] | null>(null);
  const [said, setSaid] = useState("");
  const [busy, setBusy] = useState(false);
  const emails = people.map(({ email }) => email).join(", ");
  const alone = people.length === 1;
  const mail = mailLink(words, emails, alone);

  const ids = people.map(({ messageId }) => messageId);
  const { tryAgain } = actions;

  const note = async (act: Act<"changed-elsewhere">, ids: string[]) => {
    if (busy) return;
    setBusy(true);
    const answer = await act({ ids, madeAt }).catch(() => ({ ok: false, reason: "trouble" }) as const);
    setBusy(false);
    setSaid(answer.ok ? "" : refusals[answer.reason]);
    if (!answer.ok) return;
    if (act === actions.markWaiting && answer.value.ids.length === 0)
      return setSaid(
        "A newer message about this is waiting, so this one stays as sent. Load the page again to see it.",
      );
    setSent(act === actions.markSent ? answer.value.ids : null);
    setLeaves(act === actions.tryAgain);
  };

  return (
    <Leaf snug note={<p>{since}</p>}>
      <h2 id={id}>{title}</h2>
      {leaves ? (
        <p role="status">It is being sent now. Load the page again to see how it went.</p>
      ) : sent ? (
        <UndoRow focusOnMount onUndo={() => void note(actions.markWaiting, sent)}>
          Noted as sent.
        </UndoRow>
      ) : (
        <>
          <p>
            To {people.length === 1 ? "one person" : `${people.length} people`}:{" "}
            {people.map(({ name }) => name).join(", ")}
          </p>
          {trouble ? <p>{trouble}</p> : null}
          <blockquote className={styles.words}>
            <p>
              <strong>{words.subject}</strong>
            </p>
            <p className={styles.body}>{words.body.trim()}</p>
          </blockquote>
          <div className="cluster">
            {mail ? (
              <LinkButton href={mail} look="line">
                Write it in your mail program
              </LinkButton>
            ) : null}
            <CopyButton text={emails}>{alone ? "Copy the address" : "Copy the addresses"}</CopyButton>
            <CopyButton text={`${words.subject}\n\n${words.body}`}>Copy the message</CopyButton>
            {tryAgain ? (
              <Button aria-disabled={busy} onClick={() => void note(tryAgain, ids)}>
                Try again
              </Button>
            ) : null}
            <Button
              {...(tryAgain ? { look: "line" } : {})}
              aria-disabled={busy}
              onClick={() => void note(actions.markSent, ids)}
            >
              {tryAgain ? "I have sent it by hand" : "I have sent it"}
            </Button>
          </div>
          {alone ? null : (
            <p className="hint">Put the addresses under “Bcc”, so that members do not see each other’s.</p>
          )}
        </>
      )}
      <p role="status">{said}</p>
    </Leaf>
  );
}
