"use client";

import { Button } from "@/components/ui/button";
import { formatTime } from "@/lib/dates";
import styles from "./journal-page.module.css";
import { useRoom } from "./journal-provider";
import { deviceZone } from "./moment-words";

/** Says before the idle lock falls, and stops it. Stands at the foot of the window, wherever the page is scrolled to. */
export function IdleWarning() {
  const { journal, view } = useRoom();
  const lockingAt = view.state === "open" ? view.lockingAt : null;
  return (
    <div className={styles.idle}>
      <div role="status">
        {lockingAt === null ? null : (
          <div className={styles.bar}>
            <div className="wrap cluster">
              <p>
                It has been quiet here. Your journal locks at {formatTime(new Date(lockingAt), deviceZone())}. What you
                wrote is saved first.
              </p>
              <Button look="line" onClick={() => journal?.stayOpen()}>
                Stay open
              </Button>
            </div>
          </div>
        )}
      </div>
    </div>
  );
}
