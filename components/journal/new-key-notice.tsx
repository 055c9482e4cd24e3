"use client";

import { useEffect, useState } from "react";
import { Button } from "@/components/ui/button";
import { Tell } from "@/components/ui/tell";
import styles from "./journal-page.module.css";
import { useRoom } from "./journal-provider";

/** After a page that was closed while it gave the journal a new key: how that ended, in plain words, until it is read. */
export function NewKeyNotice() {
  const { journal, view } = useRoom();
  const memberId = "account" in view ? view.account.memberId : null;
  const [outcome, setOutcome] = useState<"given" | "not-given" | null>(null);
  useEffect(() => {
    if (journal && memberId) void journal.newKeyOutcome(memberId).then(setOutcome);
  }, [journal, memberId]);
  if (!outcome || !journal || !memberId) return null;
  const read = () => {
    setOutcome(null);
    void journal.newKeyTold(memberId);
    document.getElementById("main")?.focus();
  };
  return (
    <section className={styles.notices} aria-label="Your new key">
      <Tell>
        {outcome === "given" ? (
          <p>
            <strong>Your journal has its new key.</strong> The page was closed before it could tell you. Your new
            password and your new twelve words open it; the old ones open nothing any more.
          </p>
        ) : (
          <p>
            <strong>Your journal did not get a new key.</strong> The page was closed before that was done, and nothing
            has changed: your password and your words are the ones from before. The new twelve words open nothing, so
            throw them away.
          </p>
        )}
        <p className="cluster">
          <Button look="line" onClick={read}>
            I have read this
          </Button>
          {outcome === "not-given" ? <a href="/account/new-key">Begin again</a> : null}
        </p>
      </Tell>
    </section>
  );
}
