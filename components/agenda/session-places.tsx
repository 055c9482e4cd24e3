const places = [
  { path: "", name: "Agenda" },
  { path: "/access", name: "Access" },
  { path: "/preview", name: "As a member sees it" },
  { path: "/register", name: "Who comes" },
  { path: "/run", name: "Run it" },
  { path: "/versions", name: "Published versions" },
] as const;

export type SessionPlace = (typeof places)[number]["path"];

/** The pages that a facilitator has for one session. */
export function SessionPlaces({ sessionId, current }: { sessionId: string; current: SessionPlace }) {
  return (
    <nav className="noprint" aria-label="This session">
      <ul className="cluster">
        {places.map(({ path, name }) => (
          <li key={path}>
            <a href={`/facilitate/sessions/${sessionId}${path}`} aria-current={path === current ? "page" : undefined}>
              {name}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
