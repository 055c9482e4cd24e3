import type { ReactNode } from "react";
import { LinkButton } from "@/components/ui/button";
import { SkipLink } from "./skip-link";
import { Wordmark } from "./wordmark";

export type SitePlace =
  | "how-a-session-works"
  | "confidentiality"
  | "support"
  | "today"
  | "journal"
  | "sessions"
  | "group"
  | "facilitate"
  | "account";

const places: Record<SitePlace, { href: string; name: string; narrow?: string }> = {
  "how-a-session-works": { href: "/how-a-session-works", name: "How a session works", narrow: "How it works" },
  confidentiality: { href: "/confidentiality", name: "Confidentiality" },
  support: { href: "/support", name: "Support" },
  today: { href: "/today", name: "Today" },
  journal: { href: "/journal", name: "Journal" },
  sessions: { href: "/sessions", name: "Sessions" },
  group: { href: "/group", name: "Group" },
  facilitate: { href: "/facilitate", name: "Facilitate", narrow: "Lead" },
  account: { href: "/account", name: "Account" },
};

export type SiteNav = "public" | "door" | "member" | "facilitator";

const navs: Record<SiteNav, readonly SitePlace[]> = {
  public: ["how-a-session-works", "confidentiality", "support"],
  door: ["how-a-session-works", "confidentiality", "support"],
  member: ["today", "journal", "sessions", "group", "account"],
  facilitator: ["today", "journal", "sessions", "group", "facilitate", "account"],
};

/**
 * Head of every page, skip link included. `current` marks the place; `exact` is false on a page below that place.
 * `tools` stand at the end (Lock journal); visitors get "Sign in" there.
 */
export function SiteHeader({
  current,
  exact = true,
  nav,
  tools,
}: {
  current?: SitePlace;
  exact?: boolean;
  nav: SiteNav;
  tools?: ReactNode;
}) {
  const inside = nav === "member" || nav === "facilitator";
  const atEnd = nav === "public" ? <SignIn /> : tools;
  return (
    <>
      <SkipLink />
      <header className="site noprint">
        <div className="wrap">
          <Wordmark href={inside ? "/today" : "/"} />
          <nav className="nav" aria-label="Main">
            <ul>
              {navs[nav].map((place) => (
                <li key={place}>
                  <a href={places[place].href} aria-current={place === current ? (exact ? "page" : "true") : undefined}>
                    <PlaceName {...places[place]} />
                  </a>
                </li>
              ))}
            </ul>
          </nav>
          {atEnd ? <div className="tools">{atEnd}</div> : null}
        </div>
      </header>
    </>
  );
}

// On a phone the links of a row must fit beside each other.
function PlaceName({ name, narrow }: { name: string; narrow?: string }) {
  if (!narrow) return name;
  return (
    <>
      <span className="wide">{name}</span>
      <span className="narrow">{narrow}</span>
    </>
  );
}

function SignIn() {
  return (
    <LinkButton look="line" href="/sign-in">
      Sign in
    </LinkButton>
  );
}
