"use client";

import { Button } from "@/components/ui/button";
import { Leaf } from "@/components/ui/leaf";
import type { Reflection } from "@/lib/journal/vault/reflection";
import { lastTime } from "./moment-words";
import { Prose } from "./prose";
import { ReflectionFacts } from "./reflection-facts";
import { firstWords, partKey } from "./reflection-words";

/** One earlier version: when it was written, how it begins, and all of it when asked for. */
export function Version({
  version,
  place,
  onBringBack,
}: {
  version: Reflection;
  /** "2 of 3": several may be of one minute. */
  place: string;
  onBringBack: () => void;
}) {
  const { title, body, parts = [], editedAt } = version;
  const answered = parts.filter(({ text }) => text.trim() !== "");
  const when = lastTime(editedAt, new Date());
  const said = when.startsWith("at ") ? `today ${when}` : when;
  const headingId = `version-${editedAt}`;
  return (
    <Leaf snug as="article" labelledBy={headingId} note={<p>{`Version ${place}, written ${said}`}</p>}>
      <h2 id={headingId}>
        {`As it stood ${said}`}
        <span className="vh">{`, ${place}`}</span>
      </h2>
      <p>
        {title.trim() ? `${title.trim()}: ` : ""}
        {firstWords(version) || "No words yet."}
      </p>
      <details>
        <summary>Read it</summary>
        <div className="stack">
          {body.trim() ? <Prose text={body} /> : null}
          {answered.map(({ ask, text }, at) => (
            <div key={partKey(answered, at)} className="stack">
              <h3>{ask}</h3>
              <Prose text={text} />
            </div>
          ))}
          <ReflectionFacts reflection={version} />
        </div>
      </details>
      <p>
        <Button look="line" aria-describedby={headingId} onClick={onBringBack}>
          Bring this one back
        </Button>
      </p>
    </Leaf>
  );
}
