"use client";

import { Tell } from "@/components/ui/tell";
import styles from "./journal-page.module.css";
import { useRoom } from "./journal-provider";
import { NewKeyNotice } from "./new-key-notice";

/** How things stand with the whole journal, when that is worth saying. */
export function RoomNotices() {
  const { view } = useRoom();
  const open = view.state === "open" ? view : null;
  return (
    <div className="wrap">
      <NewKeyNotice />
      <div
        className={open && (!open.online || open.doubtful || open.moving) ? styles.notices : undefined}
        role="status"
      >
        {open && !open.online ? (
          <Tell>
            <p>
              <strong>You are offline.</strong> Keep writing. It is saved, locked, on this device, and we will send it
              when you are back.
            </p>
          </Tell>
        ) : null}
        {open && open.moving > 0 ? (
          <Tell>
            <p>
              <strong>Your journal is moving to its new key.</strong> You can read and write as always, or close this
              page: it goes on when you are next here.
            </p>
          </Tell>
        ) : null}
        {open?.doubtful ? (
          <Tell>
            <p>
              <strong>Something does not add up.</strong> What the server sent is not what this device expected: a
              reflection may be missing, or be an older version. Nothing was deleted here, and you can go on writing. If
              you still see this tomorrow, tell your facilitator.
            </p>
          </Tell>
        ) : null}
      </div>
    </div>
  );
}
