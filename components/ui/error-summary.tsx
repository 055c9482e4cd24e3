"use client";

import { type MouseEvent, useEffect, useRef } from "react";

/** A problem without a field concerns the whole form. */
export type Problem = { fieldId?: string | undefined; message: string };

const mark = "Error: ";

// The journal keeps ids in the address's fragment, so a link here must move focus without changing it.
const goTo = (event: MouseEvent, fieldId: string) => {
  const field = document.getElementById(fieldId);
  if (!field) return;
  event.preventDefault();
  field.focus();
};

/**
 * What is wrong, at the head of a form, after sending. Focus moves here when the problems change; give a new
 * `attempt` to move it again when the same problems come back.
 */
export function ErrorSummary({ problems, attempt = 0 }: { problems: Problem[]; attempt?: number }) {
  const box = useRef<HTMLDivElement>(null);
  const content = problems.length
    ? `${attempt} ${problems.map(({ fieldId, message }) => `${fieldId} ${message}`).join(" ")}`
    : "";

  useEffect(() => {
    if (!content) return;
    box.current?.focus();
    if (!document.title.startsWith(mark)) document.title = mark + document.title;
    return () => {
      if (document.title.startsWith(mark)) document.title = document.title.slice(mark.length);
    };
  }, [content]);

  if (!problems.length) return null;
  return (
    <div className="problem" ref={box} tabIndex={-1}>
      <div className="stack close" role="alert">
        <h2>There is a problem</h2>
        <ul>
          {problems.map(({ fieldId, message }) => (
            <li key={`${fieldId} ${message}`}>
              {fieldId ? (
                <a href={`#${fieldId}`} onClick={(event) => goTo(event, fieldId)}>
                  {message}
                </a>
              ) : (
                message
              )}
            </li>
          ))}
        </ul>
      </div>
    </div>
  );
}
