"use client";

import { type ReactNode, useEffect, useRef } from "react";
import { SiteFooter } from "@/components/site/site-footer";
import { SiteHeader, type SitePlace } from "@/components/site/site-header";
import { Button } from "@/components/ui/button";
import { Icon } from "@/components/ui/icon";
import { Tell } from "@/components/ui/tell";
import { ConflictNotices } from "./conflict-notices";
import { HiddenScreen, useHiding } from "./hide-screen";
import { IdleWarning } from "./idle-warning";
import styles from "./journal-page.module.css";
import { useRoom } from "./journal-provider";
import { RoomNotices } from "./room-notices";

/** Head, notices and foot of every page of the journal's room. `paper`: on private paper, edge to edge. */
export function JournalPage({
  current,
  exact = true,
  paper = false,
  children,
}: {
  current: SitePlace;
  exact?: boolean;
  paper?: boolean;
  children: ReactNode;
}) {
  const { view } = useRoom();
  const { hidden, hide, show, staysOpen } = useHiding();
  useFocusAfterUnlock(view.state);
  const leads = "account" in view && view.account.leads;
  return (
    <>
      {hidden ? <HiddenScreen onShow={show} /> : null}
      <div inert={hidden} className={paper ? `private-page ${styles.paper}` : styles.plain}>
        <SiteHeader
          nav={leads ? "facilitator" : "member"}
          current={current}
          exact={exact}
          tools={<LockButton onLock={hide} />}
        />
        <main id="main" tabIndex={-1}>
          <noscript>
            <div className={`wrap ${styles.notices}`}>
              <Tell>
                <p>
                  <strong>Your journal needs JavaScript, and your browser has it turned off.</strong> It is locked and
                  opened inside your browser, so that nobody else can read it. <a href="/sessions">Sessions</a> work
                  without.
                </p>
              </Tell>
            </div>
          </noscript>
          <StaysOpen told={staysOpen && view.state === "open"} />
          <RoomNotices />
          <ConflictNotices />
          {children}
          <IdleWarning />
        </main>
        <SiteFooter />
      </div>
    </>
  );
}

/** Locking would have thrown away words that are nowhere but on this page. */
function StaysOpen({ told }: { told: boolean }) {
  return (
    <div className={told ? `wrap ${styles.notices}` : undefined} role="alert">
      {told ? (
        <Tell>
          <p>
            <strong>Your journal is not locked.</strong> Some of your words could be kept neither on this device nor on
            the server, and locking would lose them. Keep this page open, or copy them somewhere safe. Then lock again.
          </p>
        </Tell>
      ) : null}
    </div>
  );
}

// The button keeps its room while there is nothing to lock, so that the head of the page does not move.
function LockButton({ onLock }: { onLock: () => void }) {
  const { view } = useRoom();
  return (
    <Button look="pine" className={view.state === "open" ? undefined : styles.reserved} onClick={onLock}>
      <Icon name="lock" />
      <span>
        Lock<span className="more"> journal</span>
      </span>
    </Button>
  );
}

// The form that had the focus is gone. Children move it to where the caret was; else it goes to the page itself.
function useFocusAfterUnlock(state: string) {
  const before = useRef(state);
  useEffect(() => {
    const wasLocked = before.current === "locked" || before.current === "locked-away";
    before.current = state;
    if (state === "open" && wasLocked && document.activeElement === document.body) {
      document.getElementById("main")?.focus();
    }
  }, [state]);
}
