const dots = [
  [20, 6],
  [34, 20],
  [29.9, 29.9],
  [20, 34],
  [10.1, 29.9],
  [6, 20],
  [10.1, 10.1],
] as const;

/** The group's name with its ring of seats, one of them free. */
export function Wordmark({ href }: { href: string }) {
  return (
    <a className="wordmark" href={href}>
      <svg viewBox="0 0 40 40" aria-hidden="true" focusable="false">
        {dots.map(([x, y]) => (
          <circle key={`${x} ${y}`} className="mark-dot" cx={x} cy={y} r="3.4" />
        ))}
        <circle className="mark-free" cx="29.9" cy="10.1" r="4" />
      </svg>
      <span>Co-production Reflective Practice Group</span>
    </a>
  );
}
