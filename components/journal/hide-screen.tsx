"use client";

import { useCallback, useEffect, useRef, useState } from "react";
import { flushSync } from "react-dom";
import { Button } from "@/components/ui/button";
import { formatDay, formatTime } from "@/lib/dates";
import { isHideKey, useHideKey } from "./hide-key";
import styles from "./hide-screen.module.css";
import { useRoom } from "./journal-provider";
import { deviceZone } from "./moment-words";

/** Hides the screen at once, then saves and locks. `hide` is for the button; the key is watched here. */
export function useHiding(): { hidden: boolean; hide: () => void; show: () => void; staysOpen: boolean } {
  const { journal, view } = useRoom();
  const { key } = useHideKey();
  const [hidden, setHidden] = useState(false);
  const [staysOpen, setStaysOpen] = useState(false);
  const open = view.state === "open";
  const hide = useCallback(() => {
    setHidden(true);
    void journal?.lock("asked").then((locked) => setStaysOpen(!locked));
  }, [journal]);
  useEffect(() => {
    if (!open) return;
    const press = (event: KeyboardEvent) => {
      if (!isHideKey(event, key)) return;
      event.preventDefault();
      hide();
    };
    addEventListener("keydown", press, { capture: true });
    return () => removeEventListener("keydown", press, { capture: true });
  }, [open, key, hide]);
  const show = () => {
    // Drawn before the focus moves: what is still under the cover cannot take it.
    flushSync(() => setHidden(false));
    document.getElementById("unlock-password")?.focus();
  };
  return { hidden, hide, show, staysOpen };
}

/** A page that says the day and the time, and nothing of what was under it. */
export function HiddenScreen({ onShow }: { onShow: () => void }) {
  const button = useRef<HTMLButtonElement>(null);
  const now = new Date();
  useEffect(() => {
    const before = document.title;
    document.title = "Today";
    button.current?.focus();
    return () => {
      document.title = before;
    };
  }, []);
  return (
    <div className={styles.cover} role="dialog" aria-modal="true" aria-label="Today">
      <p className={styles.time}>{formatTime(now, deviceZone())}</p>
      <p>{formatDay(now, deviceZone(), now)}</p>
      <p>
        <Button look="quiet" ref={button} onClick={onShow}>
          Carry on
        </Button>
      </p>
    </div>
  );
}
