"use client";

import { Button } from "@/components/ui/button";
import { Tell } from "@/components/ui/tell";
import styles from "./journal-page.module.css";
import { useRoom } from "./journal-provider";

/** Two devices changed one reflection: both versions were kept, or it was not deleted. Here they are. */
export function ConflictNotices() {
  const { journal, view } = useRoom();
  const { conflicts, notDeleted } = view.state === "open" ? view : { conflicts: [], notDeleted: [] };
  return (
    <div className="wrap">
      <div className={conflicts.length + notDeleted.length > 0 ? styles.notices : undefined} role="status">
        {conflicts.map(({ id, keptAs }) => (
          <Tell key={keptAs}>
            <p>
              <strong>Two versions were kept.</strong> This reflection was changed on another device at the same time.
              Nothing is lost: the words from here are now a reflection of their own.
            </p>
            <p className="cluster">
              <a href={`/journal/read#${keptAs}`}>The version from here</a>
              <a href={`/journal/read#${id}`}>The other version</a>
              <Button look="quiet" onClick={() => journal?.settle(id)}>
                I have seen this
              </Button>
            </p>
          </Tell>
        ))}
        {notDeleted.map((id) => (
          <Tell key={id}>
            <p>
              <strong>Not deleted.</strong> This reflection was changed on another device since. Read it, and delete it
              again if you still want to.
            </p>
            <p className="cluster">
              <a href={`/journal/read#${id}`}>Read it</a>
              <Button look="quiet" onClick={() => journal?.settle(id)}>
                I have seen this
              </Button>
            </p>
          </Tell>
        ))}
      </div>
    </div>
  );
}
