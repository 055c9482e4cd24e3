"use client";

import { type ReactNode, useEffect, useId, useRef } from "react";
import { Button } from "./button";

/** Stands where a removed thing stood, and brings it back. With `focusOnMount` the keyboard lands on Undo. */
export function UndoRow({
  children,
  onUndo,
  focusOnMount = false,
  label = "Undo",
}: {
  children: ReactNode;
  onUndo: () => void;
  focusOnMount?: boolean;
  label?: string;
}) {
  const id = useId();
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (focusOnMount) button.current?.focus();
  }, [focusOnMount]);

  return (
    <div className="undo">
      <span id={id}>{children}</span>
      <Button look="quiet" ref={button} aria-describedby={id} onClick={onUndo}>
        {label}
      </Button>
    </div>
  );
}
