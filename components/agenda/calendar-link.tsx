"use client";

import { useEffect, useRef, useState } from "react";
import { CopyButton } from "@/components/members/copy-button";
import { yearOver } from "@/components/site/year-over-words";
import { Button, LinkButton } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import type { ActionResult } from "@/lib/actions/action";
import styles from "./calendar-link.module.css";

type Refusal = Extract<ActionResult<never, never>, { ok: false }>["reason"];

const refusals: Record<Refusal, string> = {
  "signed-out": "You have been signed out. Sign in again in another tab, then come back to this one.",
  "not-found": "You are not in a group any more.",
  invalid: "Something went wrong on our side. Nothing was changed. Please try again.",
  "year-over": yearOver,
  trouble: "Something went wrong on our side. Nothing was changed. Please try again.",
};

/** The member's private calendar link: made when asked for, copied, made anew when somebody else may have it, and stopped. */
export function CalendarLink({
  path: first,
  site,
  actions: { makeCalendarLink, endCalendarLink },
}: {
  path: string | null;
  site: string;
  actions: {
    makeCalendarLink: (wish: { renew: boolean }) => Promise<ActionResult<{ path: string }, never>>;
    endCalendarLink: (wish: object) => Promise<ActionResult<null, never>>;
  };
}) {
  const [path, setPath] = useState(first);
  // Nothing can be pressed before this page listens: the press would be lost.
  const [ready, setReady] = useState(false);
  useEffect(() => setReady(true), []);
  const [busy, setBusy] = useState(false);
  const [asking, setAsking] = useState<"renew" | "end" | null>(null);
  const [said, setSaid] = useState("");
  const [problem, setProblem] = useState("");
  const box = useRef<HTMLInputElement>(null);
  // The button that was pressed is gone: the keyboard goes on at what came in its place.
  const line = useRef<HTMLParagraphElement>(null);
  const came = useRef(first);
  useEffect(() => {
    if (path !== came.current) (path === null ? line : box).current?.focus();
    came.current = path;
  }, [path]);

  async function send<T>(act: () => Promise<ActionResult<T, never>>, done: (value: T) => void) {
    if (busy) return;
    setBusy(true);
    setAsking(null);
    setSaid("");
    setProblem("");
    const answer = await act().catch(() => ({ ok: false, reason: "trouble" }) as const);
    setBusy(false);
    if (answer.ok) done(answer.value);
    else setProblem(refusals[answer.reason]);
  }
  const make = (renew: boolean) =>
    send(
      () => makeCalendarLink({ renew }),
      (made) => {
        setPath(made.path);
        setSaid(renew ? "This is your new link. The old one has stopped working." : "This is your link.");
      },
    );
  const end = () =>
    send(
      () => endCalendarLink({}),
      () => {
        setPath(null);
        setSaid("The link has stopped working.");
      },
    );

  return (
    <>
      {path === null ? (
        <>
          <p>You have no link yet.</p>
          <Button onClick={() => void make(false)} disabled={!ready} aria-disabled={busy}>
            Make my link
          </Button>
        </>
      ) : (
        <>
          <div className="field">
            <label htmlFor="calendar-link">Private link for your calendar program</label>
            <input
              className={`in ${styles.address}`}
              id="calendar-link"
              ref={box}
              readOnly
              value={`${site}${path}`}
              onFocus={(event) => event.target.select()}
            />
          </div>
          <p className="cluster">
            <CopyButton text={`${site}${path}`}>Copy the link</CopyButton>
            <LinkButton look="quiet" href={`${site.replace(/^https?/, "webcal")}${path}`}>
              Open in my calendar program
            </LinkButton>
          </p>
          <p className="hint">
            In an online calendar, look for “Add calendar from a link” and paste it there. Programs look for changes
            every few hours.
          </p>
          <p className="cluster">
            <Button look="quiet" onClick={() => setAsking("renew")} disabled={!ready} aria-disabled={busy}>
              Make a new link
            </Button>
            <Button look="quiet" onClick={() => setAsking("end")} disabled={!ready} aria-disabled={busy}>
              Stop this link
            </Button>
          </p>
        </>
      )}
      <p role="status" ref={line} tabIndex={-1}>
        {said}
      </p>
      {problem ? <p role="alert">{problem}</p> : null}
      <Dialog open={asking === "renew"} onClose={() => setAsking(null)} title="Make a new link?">
        <p>
          The old link stops working at once. A calendar that uses it will no longer hear of changes until you give it
          the new one.
        </p>
        <p className="cluster">
          <Button onClick={() => void make(true)}>Make a new link</Button>
          <Button look="line" onClick={() => setAsking(null)}>
            Keep the link I have
          </Button>
        </p>
      </Dialog>
      <Dialog open={asking === "end"} onClose={() => setAsking(null)} title="Stop this link?">
        <p>
          The link stops working at once, and calendars that use it hear of no more changes. What they have copied
          already stays in them until you take it out there. You can make another link whenever you like.
        </p>
        <p className="cluster">
          <Button onClick={() => void end()}>Stop this link</Button>
          <Button look="line" onClick={() => setAsking(null)}>
            Keep the link I have
          </Button>
        </p>
      </Dialog>
    </>
  );
}
