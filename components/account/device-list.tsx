"use client";

import { useEffect, useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import type { ActionResult } from "@/lib/actions/action";
import { accountRefusals } from "./refusals";

type Listed = { id: string; device: string; own: boolean; isThis: boolean; since: string; last: string };
type Answer<T> = Promise<ActionResult<T, never>>;

const trouble = () => ({ ok: false, reason: "trouble" }) as const;

/** The member's sign-ins, this one first. What was ended stays in its place, said so. */
export function DeviceList({
  devices,
  endDevice,
  endOtherDevices,
}: {
  devices: Listed[];
  endDevice: (choice: { id: string }) => Answer<null>;
  endOtherDevices: (choice: { all: true }) => Answer<{ count: number }>;
}) {
  // Nothing can be pressed before this page listens: the press would be lost.
  const [ready, setReady] = useState(false);
  useEffect(() => setReady(true), []);
  const [ended, setEnded] = useState<readonly string[]>([]);
  const [told, setTold] = useState<Record<string, string>>({});
  const busy = useRef(false);
  const list = useRef<HTMLUListElement>(null);

  const act = async (id: string, work: () => Promise<string | null>, ids: string[]) => {
    if (busy.current) return;
    busy.current = true;
    const problem = await work();
    busy.current = false;
    setTold((before) => ({ ...before, [id]: problem ?? "" }));
    if (problem) return;
    setEnded((before) => [...before, ...ids]);
    // The button that was pressed is gone: the keyboard goes on at the list.
    list.current?.focus();
  };
  const end = ({ id }: Listed) =>
    act(id, async () => {
      const answer = await endDevice({ id }).catch(trouble);
      // Gone already is what was wanted.
      return answer.ok || answer.reason === "not-found" ? null : accountRefusals[answer.reason];
    }, [id]);
  const others = devices.filter(({ id, isThis }) => !isThis && !ended.includes(id));
  const endAll = () =>
    act(
      "all",
      async () => {
        const answer = await endOtherDevices({ all: true }).catch(trouble);
        return answer.ok ? null : accountRefusals[answer.reason];
      },
      others.map(({ id }) => id),
    );

  return (
    <>
      <ul className="lines plain" ref={list} tabIndex={-1} aria-label="Your devices">
        {devices.map((one) => (
          <li key={one.id}>
            <div className="stack close">
              <p>
                <strong>{one.device || "A browser"}</strong>
                {one.isThis ? " (this device)" : ""}
              </p>
              <p className="hint">
                Signed in since {one.since}. Last used {one.last}.{one.own ? " You called it your own device." : ""}
              </p>
              <Line one={one} isEnded={ended.includes(one.id)} ready={ready} onEnd={() => void end(one)} />
              <p role="status">{told[one.id] ?? ""}</p>
            </div>
          </li>
        ))}
      </ul>
      {others.length > 1 ? (
        <p>
          <Button look="line" disabled={!ready} onClick={() => void endAll()}>
            Sign out all other devices
          </Button>
        </p>
      ) : null}
      <p role="status">{told.all ?? ""}</p>
    </>
  );
}

function Line({ one, isEnded, ready, onEnd }: { one: Listed; isEnded: boolean; ready: boolean; onEnd: () => void }) {
  if (isEnded) return <p role="status">Signed out. It opens nothing any more.</p>;
  if (one.isThis) {
    return (
      <p>
        <a href="/account#leave">Sign out here</a>
      </p>
    );
  }
  return (
    <p>
      <Button
        look="quiet"
        disabled={!ready}
        onClick={onEnd}
        aria-label={`Sign it out: ${one.device || "a browser"}, last used ${one.last}`}
      >
        Sign it out
      </Button>
    </p>
  );
}
