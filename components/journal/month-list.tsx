"use client";

import { useWindowVirtualizer } from "@tanstack/react-virtual";
import { useLayoutEffect, useRef, useState } from "react";
import { Leaf } from "@/components/ui/leaf";
import type { OpenReflection } from "@/lib/journal/vault/view";
import { Marked } from "./marked";
import { dayInWords, roughDay } from "./moment-words";
import styles from "./reflection-list.module.css";
import { byMonth, excerptOf, nameOf, pathOf } from "./reflection-words";

type Month = ReturnType<typeof byMonth>[number];
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
  const months = byMonth(reflections);
  const list = useRef<HTMLDivElement>(null);
  const [top, setTop] = useState(0);
  useLayoutEffect(() => setTop(list.current?.offsetTop ?? 0), []);
  const virtual = useWindowVirtualizer({
    count: months.length,
    // A guess until a month has been drawn: its heading, and three lines to each reflection.
    estimateSize: (at) => 110 + (months[at]?.reflections.length ?? 0) * 96,
    getItemKey: (at) => months[at]?.month ?? at,
    overscan: 2,
    scrollMargin: top,
  });
  const jump = (month: string) => {
    const at = months.findIndex((one) => one.month === month);
    if (at < 0) return;
    virtual.scrollToIndex(at, { align: "start" });
    requestAnimationFrame(() => document.getElementById(idOf(month))?.focus());
  };
  return (
    <>
      {months.length > 2 ? <Jump months={months} onJump={jump} /> : null}
      <div ref={list} className={styles.months}>
        <Room height={virtual.getTotalSize()} />
        {virtual.getVirtualItems().map(({ index, key, start }) => {
          const month = months[index];
          return month ? (
            <Placed key={key} at={start - top} index={index} measure={virtual.measureElement}>
              <MonthOf month={month} text={text} now={now} />
            </Placed>
          ) : null;
        })}
      </div>
    </>
  );
}

function Jump({ months, onJump }: { months: readonly Month[]; onJump: (month: string) => void }) {
  return (
    <Leaf snug className={styles.jump}>
      <p className="cluster">
        <label htmlFor="jump">Go to a month</label>
        <select className="in" id="jump" value="" onChange={({ target }) => onJump(target.value)}>
          <option value="">Choose</option>
          {months.map(({ month }) => (
            <option key={month}>{month}</option>
          ))}
        </select>
      </p>
    </Leaf>
  );
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

function MonthOf({ month: { month, reflections }, text, now }: { month: Month; text: string; now: Date }) {
  return (
    <Leaf snug as="section" labelledBy={idOf(month)}>
      <h2 id={idOf(month)} className={styles.month} tabIndex={-1}>
        {month}
      </h2>
      <ul className={styles.list}>
        {reflections.map((one) => (
          <Line key={one.id} one={one} text={text} now={now} />
        ))}
      </ul>
    </Leaf>
  );
}

function Line({ one, text, now }: { one: OpenReflection; text: string; now: Date }) {
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
}
