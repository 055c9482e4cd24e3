"use client";

import { useEffect, useRef } from "react";
import { saveFile } from "@/components/journal/save-file";
import { CopyButton } from "@/components/members/copy-button";
import { Button } from "@/components/ui/button";
import { Leaf } from "@/components/ui/leaf";
import { Tell } from "@/components/ui/tell";
import styles from "./second-step.module.css";

/** The single-use codes, shown once: for the day on which the phone is lost. */
export function SecondStepCodes({ codes, onKept }: { codes: readonly string[]; onKept: () => void }) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  const asText = () =>
    [
      "Single-use codes for signing in",
      location.origin,
      "",
      ...codes,
      "",
      "Each one works once, in place of the code on your phone.",
      "",
    ].join("\r\n");
  return (
    <Leaf as="section" labelledBy="codes" snug note={<p>Keep them apart from your password.</p>}>
      <h2 id="codes" ref={heading} tabIndex={-1}>
        Your second step is on. Keep these codes
      </h2>
      <p>Each one works once, in place of the code on your phone. They are shown once, now.</p>
      <ul className={styles.codes}>
        {codes.map((code) => (
          <li key={code}>{code}</li>
        ))}
      </ul>
      <p className="cluster noprint">
        <Button look="line" onClick={() => window.print()}>
          Print
        </Button>
        <Button
          look="line"
          onClick={() => saveFile("single-use-codes.txt", new Blob([asText()], { type: "text/plain" }))}
        >
          Download
        </Button>
        <CopyButton text={codes.join("\n")}>Copy</CopyButton>
      </p>
      <Tell>
        <p>You have been signed out everywhere else, because the second step is asked for there too.</p>
      </Tell>
      <p className="noprint">
        <Button onClick={onKept}>I have kept them</Button>
      </p>
    </Leaf>
  );
}
