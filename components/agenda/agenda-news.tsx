"use client";

import { useEffect, useRef, useState } from "react";
import { yearOver } from "@/components/site/year-over-words";
import { Button } from "@/components/ui/button";
import { Leaf } from "@/components/ui/leaf";
import { Tell } from "@/components/ui/tell";
import type { ActionResult } from "@/lib/actions/action";
import type { AgendaNews as News } from "@/lib/agendas/rules";
import { changeInWords } from "./changes-in-words";

type Look = (input: unknown) => Promise<ActionResult<null, never>>;

const failed: Record<"signed-out" | "not-found" | "invalid" | "year-over" | "trouble", string> = {
  "signed-out": "You are signed out. Sign in again to put this away.",
  "not-found": "This agenda is no longer there. Load the page again.",
  invalid: "This could not be kept. Load the page again.",
  "year-over": yearOver,
  trouble: "This could not be kept. Try again in a moment.",
};

// The same words twice say no more than once.
const unlike = (words: string[]) => [...new Set(words)];

/** What changed since this member looked last. It stays until they say that they have seen it. */
export function AgendaNews({ sessionId, news, look }: { sessionId: string; news: News; look: Look }) {
  const [seen, setSeen] = useState(false);
  const [problem, setProblem] = useState("");
  const { number, changes, notes } = news;
  // Nothing to tell: what is on the page is what they have seen. Here in the browser, so that fetching it ahead is no look.
  const quiet = changes.length === 0 && notes.length === 0;
  useEffect(() => {
    if (quiet) void look({ sessionId, number }).catch(() => {});
  }, [quiet, look, sessionId, number]);

  const done = useRef<HTMLParagraphElement>(null);
  useEffect(() => {
    if (seen) done.current?.focus();
  }, [seen]);
  const press = async () => {
    const answer = await look({ sessionId, number }).catch(() => ({ ok: false, reason: "trouble" }) as const);
    if (answer.ok) setSeen(true);
    else setProblem(failed[answer.reason]);
  };

  if (quiet) return null;
  if (seen)
    return (
      <Leaf snug>
        <p className="hint" ref={done} tabIndex={-1}>
          Kept. From now on you are told of newer changes.
        </p>
      </Leaf>
    );
  return (
    <Leaf as="section" labelledBy="agenda-news" snug className="noprint">
      <Tell>
        <div className="stack close">
          <h2 id="agenda-news">Changed since you last looked</h2>
          {unlike(notes).map((note) => (
            <p key={note}>{note}</p>
          ))}
          <ul>
            {unlike(changes.map(changeInWords)).map((words) => (
              <li key={words}>{words}</li>
            ))}
          </ul>
          <p className="cluster">
            <Button look="line" onClick={press}>
              I have seen this
            </Button>
            <span role="status">{problem}</span>
          </p>
        </div>
      </Tell>
    </Leaf>
  );
}
