import type { ReactNode } from "react";

/**
 * One stretch of a page with its margin: `note` stands beside the text, and above it on phones
 * (below it with `noteAfter`).
 */
export function Leaf({
  note,
  noteAfter = false,
  children,
  tight = false,
  snug = false,
  open = false,
  as: Tag = "div",
  labelledBy,
  id,
  className,
}: {
  note?: ReactNode;
  noteAfter?: boolean;
  children: ReactNode;
  tight?: boolean;
  snug?: boolean;
  open?: boolean;
  as?: "div" | "section" | "article" | "header" | "fieldset" | "figure" | "li" | "aside";
  labelledBy?: string;
  id?: string;
  className?: string;
}) {
  const margin = note ? <div className="note">{note}</div> : null;
  const classes = ["leaf", tight ? "tight" : "", snug ? "snug" : "", className ?? ""].filter(Boolean).join(" ");
  return (
    <Tag className={classes} aria-labelledby={labelledBy} id={id}>
      {noteAfter ? null : margin}
      <div className={open ? "body stack open" : "body stack"}>{children}</div>
      {noteAfter ? margin : null}
    </Tag>
  );
}
