import type { ReactNode } from "react";

export type IconName = "lock" | "group" | "person" | "plus" | "minus" | "up" | "down" | "cross" | "lines" | "tick";

const stroke = { fill: "none", stroke: "currentColor", strokeWidth: 2 } as const;

const shapes: Record<IconName, ReactNode> = {
  lock: (
    <>
      <path d="M6 9V6.5a4 4 0 0 1 8 0V9" {...stroke} />
      <rect x="4" y="9" width="12" height="8.5" rx="1.5" fill="currentColor" />
    </>
  ),
  group: (
    <g fill="currentColor">
      <circle cx="16.6" cy="10" r="2" />
      <circle cx="13.3" cy="15.7" r="2" />
      <circle cx="6.7" cy="15.7" r="2" />
      <circle cx="3.4" cy="10" r="2" />
      <circle cx="6.7" cy="4.3" r="2" />
      <circle cx="13.3" cy="4.3" r="2" />
    </g>
  ),
  person: (
    <g fill="currentColor">
      <circle cx="10" cy="6" r="3.5" />
      <path d="M3 17.5a7 7 0 0 1 14 0z" />
    </g>
  ),
  plus: <path d="M10 4v12M4 10h12" {...stroke} />,
  minus: <path d="M4 10h12" {...stroke} />,
  up: <path d="M10 16V4M5 9l5-5 5 5" {...stroke} />,
  down: <path d="M10 4v12M5 11l5 5 5-5" {...stroke} />,
  cross: <path d="M5 5l10 10M15 5L5 15" {...stroke} />,
  lines: <path d="M4 5h12M4 10h12M4 15h7" {...stroke} />,
  tick: <path d="M3.5 10.5l4.5 4.5 8.5-10" {...stroke} />,
};

/** A small drawing beside words. It never stands alone, so screen readers skip it. */
export function Icon({ name }: { name: IconName }) {
  return (
    <svg className="ic" viewBox="0 0 20 20" aria-hidden="true" focusable="false">
      {shapes[name]}
    </svg>
  );
}
