import type { ReactNode } from "react";
import { LinkButton } from "@/components/ui/button";
import { SkipLink } from "./skip-link";
import { Wordmark } from "./wordmark";

const places = {
  "how-a-session-works": { href: "/how-a-session-works", name: "How a session works" },
  confidentiality: { href: "/confidentiality", name: "Confidentiality" },
  support: { href: "/support", name: "Support" },
  today: { href: "/today", name: "Today" },
  journal: { href: "/journal", name: "Journal" },
  sessions: { href: "/sessions", name: "Sessions" },
  facilitate: { href: "/facilitate", name: "Facilitate" },
  account: { href: "/account", name: "Account" },
} as const;

export type SitePlace = keyof typeof places;
export type SiteNav = "public" | "door" | "member" | "facilitator";

const navs: Record<SiteNav, readonly SitePlace[]> = {
  public: ["how-a-session-works", "confidentiality", "support"],
  door: ["how-a-session-works", "confidentiality", "support"],
  member: ["today", "journal", "sessions", "account"],
  facilitator: ["today", "journal", "sessions", "facilitate", "account"],
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
                    {places[place].name}
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

function SignIn() {
  return (
    <LinkButton look="line" href="/sign-in">
      Sign in
    </LinkButton>
  );
}
