"use client";

import { type ReactNode, useEffect, useId, useRef } from "react";

/** A native dialog: Escape closes it and focus goes back by itself. The children bring the buttons. */
export function Dialog({
  open,
  onClose,
  title,
  children,
}: {
  open: boolean;
  onClose: () => void;
  title: string;
  children: ReactNode;
}) {
  const id = useId();
  const box = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    const dialog = box.current;
    if (!dialog) return;
    if (open && !dialog.open) dialog.showModal();
    if (!open && dialog.open) dialog.close();
  }, [open]);

  // The browser also says "close" after we closed it ourselves: the owner already knows then.
  return (
    <dialog className="dialog" ref={box} aria-labelledby={id} onClose={() => (open ? onClose() : undefined)}>
      <div className="stack">
        <h2 id={id}>{title}</h2>
        {children}
      </div>
    </dialog>
  );
}
