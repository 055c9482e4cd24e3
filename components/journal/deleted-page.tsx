"use client";

import { useEffect, useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import { Leaf } from "@/components/ui/leaf";
import type { OpenReflection } from "@/lib/journal/vault/view";
import { goneInWords } from "./deleted-here";
import { JournalPage } from "./journal-page";
import { useOpenJournal } from "./journal-provider";
import styles from "./reflection-list.module.css";
import { nameOf, pathOf } from "./reflection-words";
import { Unlocked } from "./unlocked";

/** What was deleted and can still come back. */
export function DeletedPage() {
  return (
    <JournalPage current="journal" exact={false} paper>
      <Unlocked title="Deleted reflections">
        <Deleted />
      </Unlocked>
    </JournalPage>
  );
}

function Deleted() {
  const { journal, view } = useOpenJournal();
  const [back, setBack] = useState<readonly OpenReflection[]>([]);
  const now = new Date();
  const restored = back.filter(({ id }) => view.reflections.some((one) => one.id === id));
  return (
    <div className="wrap">
      <Leaf tight note={<p>Only you can read these.</p>}>
        <h1>Deleted reflections</h1>
        <p>They stay here for 30 days. On the day beside each one it is gone for good.</p>
        {view.deleted.length === 0 && restored.length === 0 ? <p>Nothing is deleted just now.</p> : null}
        <ul className={styles.list}>
          {restored.map((one, at) => (
            <BroughtBack key={one.id} one={one} focus={at === restored.length - 1} />
          ))}
          {view.deleted.map((one) => (
            <li key={one.id}>
              <span className={styles.name}>{nameOf(one.reflection)}</span>
              <p className="cluster">
                <span>{goneInWords(one.goneOn, now)}</span>
                <Button
                  look="line"
                  aria-label={`Bring back: ${nameOf(one.reflection)}`}
                  onClick={() => {
                    setBack([...back.filter(({ id }) => id !== one.id), one]);
                    void journal.restore(one.id);
                  }}
                >
                  Bring back
                </Button>
              </p>
            </li>
          ))}
        </ul>
        <p>
          <a href="/journal">Back to your journal</a>
        </p>
      </Leaf>
    </div>
  );
}

function BroughtBack({ one, focus }: { one: OpenReflection; focus: boolean }) {
  const link = useRef<HTMLAnchorElement>(null);
  useEffect(() => {
    if (focus) link.current?.focus();
  }, [focus]);
  return (
    <li>
      <a href={pathOf(one)} ref={link}>
        {nameOf(one.reflection)}
      </a>
      <p role="status">Brought back. It is in your journal again.</p>
    </li>
  );
}
