"use client";

import { useWindowVirtualizer } from "@tanstack/react-virtual";
import { type FormEvent, memo, useLayoutEffect, useMemo, useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import { Leaf } from "@/components/ui/leaf";
import { TextField } from "@/components/ui/text-field";
import type { OpenReflection } from "@/lib/journal/vault/view";
import { Marked } from "./marked";
import { dayInWords, dayToInstant, fieldDay, roughDay } from "./moment-words";
import styles from "./reflection-list.module.css";
import { byMonth, excerptOf, inParts, nameOf, pathOf } from "./reflection-words";

type Part = ReturnType<typeof inParts>[number];
const idOf = (month: string) => `month-${month.replace(" ", "-")}`;

/**
 * Reflections under their months, in the order given. Only the months near the window are drawn, so that ten thousand
 * scroll as easily as ten. `text`: what was searched for, to be marked.
 */
export function MonthList({
  reflections,
  text = "",
  now,
}: {
  reflections: readonly OpenReflection[];
  text?: string;
  now: Date;
}) {
  const months = useMemo(() => byMonth(reflections), [reflections]);
  const parts = useMemo(() => inParts(months), [months]);
  const list = useRef<HTMLDivElement>(null);
  const [top, setTop] = useState(0);
  useLayoutEffect(() => setTop(list.current?.offsetTop ?? 0), []);
  const virtual = useWindowVirtualizer({
    count: parts.length,
    // A guess until a part has been drawn: the heading of its month, and three lines to each reflection.
    estimateSize: (at) => (parts[at]?.part ? 0 : 110) + (parts[at]?.reflections.length ?? 0) * 96,
    getItemKey: (at) => `${parts[at]?.month} ${parts[at]?.part}`,
    overscan: 1,
    scrollMargin: top,
  });
  const jump = (day: string): OpenReflection | null => {
    const one = nearestTo(reflections, day);
    const at = parts.findIndex(({ reflections: those }) => one !== null && those.includes(one));
    if (!one || at < 0) return null;
    virtual.scrollToIndex(at, { align: "start" });
    whenDrawn(`a[href$="#${one.id}"]`, (link) => {
      link.scrollIntoView({ block: "center" });
      link.focus();
    });
    return one;
  };
  return (
    <>
      {months.length > 2 ? <Jump onJump={jump} now={now} /> : null}
      <div ref={list} className={styles.months}>
        <Room height={virtual.getTotalSize()} />
        {virtual.getVirtualItems().map(({ index, key, start }) => {
          const part = parts[index];
          return part ? (
            <Placed key={key} at={start - top} index={index} measure={virtual.measureElement}>
              <PartOfMonth of={part} last={parts[index + 1]?.month !== part.month} text={text} now={now} />
            </Placed>
          ) : null;
        })}
      </div>
    </>
  );
}

function Jump({ onJump, now }: { onJump: (day: string) => OpenReflection | null; now: Date }) {
  const [problem, setProblem] = useState("");
  const [told, setTold] = useState("");
  const go = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const day = String(new FormData(event.currentTarget).get("day") ?? "");
    const there = dayToInstant(day) ? onJump(day) : null;
    setProblem(there ? "" : day ? "Choose a day that exists" : "Choose a day first");
    setTold(there && fieldDay(new Date(there.reflection.createdAt)) !== day ? near : "");
  };
  return (
    <Leaf snug className={styles.jump}>
      <form className={styles.go} onSubmit={go} noValidate>
        <TextField
          id="jump"
          name="day"
          label="Go to a day"
          type="date"
          max={fieldDay(now)}
          error={problem || undefined}
          onChange={() => setProblem("")}
        />
        <Button type="submit" look="line">
          Go
        </Button>
      </form>
      <p role="status">{told}</p>
    </Leaf>
  );
}

const near = "Nothing was written on that day. This is the nearest.";

/** The newest reflection of that day or of one before it; the oldest of all where nothing is that old. */
function nearestTo(reflections: readonly OpenReflection[], day: string): OpenReflection | null {
  const until = (one: OpenReflection) => fieldDay(new Date(one.reflection.createdAt)) <= day;
  return reflections.find(until) ?? reflections.at(-1) ?? null;
}

// The list draws what is near once it has moved there, which takes a frame or more.
function whenDrawn(selector: string, act: (element: HTMLElement) => void, frames = 60): void {
  const there = document.querySelector<HTMLElement>(selector);
  if (there) act(there);
  else if (frames > 0) requestAnimationFrame(() => whenDrawn(selector, act, frames - 1));
}

// Places are set through the style object of the element: the page policy lets no style be written into the HTML.
function Room({ height }: { height: number }) {
  const ref = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => ref.current?.style.setProperty("block-size", `${height}px`), [height]);
  return <div ref={ref} aria-hidden="true" />;
}

function Placed({
  at,
  index,
  measure,
  children,
}: {
  at: number;
  index: number;
  measure: (element: HTMLElement | null) => void;
  children: React.ReactNode;
}) {
  const ref = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => ref.current?.style.setProperty("transform", `translateY(${at}px)`), [at]);
  useLayoutEffect(() => measure(ref.current), [measure]);
  return (
    <div ref={ref} data-index={index} className={styles.placed}>
      {children}
    </div>
  );
}

function PartOfMonth({ of, last, text, now }: { of: Part; last: boolean; text: string; now: Date }) {
  const { month, part, reflections } = of;
  const begins = part === 0;
  const classes = [begins ? "" : styles.more, last ? "" : styles.goesOn].filter(Boolean).join(" ");
  return (
    <Leaf snug as={begins ? "section" : "div"} className={classes} {...(begins ? { labelledBy: idOf(month) } : {})}>
      {begins ? (
        <h2 id={idOf(month)} className={styles.month} tabIndex={-1}>
          {month}
        </h2>
      ) : null}
      <ul className={styles.list} aria-label={begins ? undefined : `${month}, more`}>
        {reflections.map((one) => (
          <Line key={one.id} one={one} text={text} now={now} />
        ))}
      </ul>
    </Leaf>
  );
}

// Drawn again only for other words: while somebody types, most lines stay.
const Line = memo(function Line({ one, text, now }: { one: OpenReflection; text: string; now: Date }) {
  const { reflection, onServer } = one;
  const first = excerptOf(reflection, text);
  return (
    <li>
      <a href={pathOf(one)}>
        <Marked text={nameOf(reflection)} of={text} />
      </a>
      {first ? (
        <p className={text.trim() ? styles.around : styles.first}>
          <Marked text={first} of={text} />
        </p>
      ) : null}
      <p className="meta">
        <span>{roughDay(dayInWords(reflection.createdAt, now), reflection.roughly)}</span>
        {reflection.draft ? <span className={styles.draft}>Draft</span> : null}
        {reflection.again ? <span>To come back to</span> : null}
        {reflection.feelings?.length ? <span>{reflection.feelings.slice(0, 4).join(", ")}</span> : null}
        {reflection.conflictOf ? <span>A second version, kept</span> : null}
        {onServer ? null : <span>Only on this device so far</span>}
      </p>
    </li>
  );
});
