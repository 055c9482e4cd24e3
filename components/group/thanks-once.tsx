"use client";

import { useEffect, useRef, useState } from "react";
import { CopyButton } from "@/components/members/copy-button";
import { Button } from "@/components/ui/button";
import type { ActionResult } from "@/lib/actions/action";
import type { ShownThanks } from "@/lib/appreciations/commands";
import styles from "./group.module.css";
import { commonRefusals, lost } from "./refusals";

type Look = (choice: {
  roundId: string;
}) => Promise<ActionResult<{ thanks: ShownThanks[] }, "not-found" | "not-shown" | "shown-once">>;

const refusals = {
  ...commonRefusals,
  trouble: "They did not reach this page. Nothing is lost: press again in a moment, and they are shown again.",
  "not-found": "These thanks are gone.",
  "not-shown": "They are not shown yet.",
  "shown-once": "They were shown to you once, and are gone now.",
};

const fromWhom = ({ from }: ShownThanks) => from ?? "Somebody in the group";
const asText = (thanks: readonly ShownThanks[]) =>
  thanks.map((one) => `${one.words}\n${fromWhom(one)}${one.toAll ? ", to everybody" : ""}`).join("\n\n");

/** The thanks, asked for by a press and then on this page for as long as it is open. `again`: they were opened just now. */
export function ThanksOnce({
  roundId,
  again,
  lookAtAppreciations,
}: {
  roundId: string;
  again: boolean;
  lookAtAppreciations: Look;
}) {
  const [thanks, setThanks] = useState<readonly ShownThanks[] | null>(null);
  const [problem, setProblem] = useState("");
  const asking = useRef(false);
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (thanks) heading.current?.focus();
  }, [thanks]);
  const look = async () => {
    if (asking.current) return;
    asking.current = true;
    const answer = await lookAtAppreciations({ roundId }).catch(lost);
    asking.current = false;
    setProblem(answer.ok ? "" : refusals[answer.reason]);
    if (answer.ok) setThanks(answer.value.thanks);
  };
  if (!thanks) {
    return (
      <>
        <p>
          <Button look={again ? "line" : "main"} onClick={() => void look()}>
            {again ? "Show them again" : "Read them now"}
          </Button>
        </p>
        <p className="err" role="alert">
          {problem}
        </p>
      </>
    );
  }
  return (
    <>
      <h2 ref={heading} tabIndex={-1}>
        Thanks
      </h2>
      {thanks.length === 0 ? (
        <p>Nobody wrote any this time. Thanks that are not written down are thanks, too.</p>
      ) : (
        <>
          <ul className={styles.lines}>
            {thanks.map((one, at) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: the same words may be written twice, and the list stays
              <li key={at}>
                <p className={styles.words}>{one.words}</p>
                <p className="meta">
                  <span>{fromWhom(one)}</span>
                  <span>{one.toAll ? "To everybody" : "To you"}</span>
                </p>
              </li>
            ))}
          </ul>
          <p>Stay as long as you like. After a quarter of an hour they cannot be shown again.</p>
          <p className="cluster">
            <CopyButton text={asText(thanks)}>Copy all of them</CopyButton>
          </p>
        </>
      )}
    </>
  );
}
