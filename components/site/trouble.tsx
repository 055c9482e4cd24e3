"use client";

import { type ReactNode, useEffect, useRef } from "react";
import { Button, LinkButton } from "@/components/ui/button";
import { Leaf } from "@/components/ui/leaf";

/**
 * For a room's error.tsx, inside its header and <main>. `safe` says what is not lost, and is said only by a room
 * that knows it is true. `retry` is what Next hands to the error page.
 */
export function Trouble({
  retry,
  safe,
  home = { href: "/", name: "Go to the home page" },
}: {
  retry?: () => void;
  safe?: ReactNode;
  home?: { href: string; name: string };
}) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    heading.current?.focus();
  }, []);

  return (
    <div className="wrap">
      <title>Something went wrong – Co-production Reflective Practice Group</title>
      <Leaf>
        <h1 ref={heading} tabIndex={-1}>
          Something went wrong here
        </h1>
        <p className="lead">It is not your doing. This page could not be shown just now.</p>
        {safe ? <p>{safe}</p> : null}
        <p className="cluster">
          {retry ? <Button onClick={retry}>Try again</Button> : null}
          <LinkButton href={home.href} look={retry ? "line" : "main"}>
            {home.name}
          </LinkButton>
        </p>
        <p className="hint">If it happens again, tell the facilitator what you were doing and when.</p>
      </Leaf>
    </div>
  );
}
