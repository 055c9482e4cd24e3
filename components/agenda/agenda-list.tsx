import { type AgendaItem, dilemmaInWords, linesOf, minutesOf, type TimedItem, timed } from "@/lib/agendas/rules";
import { formatClock, minutesAfter } from "@/lib/dates";
import { minutesClass } from "./minutes-class";

type Steps = { key: string; minutes: number; text: string }[];
type Block = { key: string; text: string } | { key: string; steps: Steps };

// Steps that follow each other make one list; words between them stay where they were written.
function blocksOf(line: string): Block[] {
  const blocks: Block[] = [];
  for (const [index, part] of linesOf(line).entries()) {
    const key = String(index);
    const last = blocks.at(-1);
    if (!("minutes" in part)) blocks.push({ key, text: part.text });
    else if (last && "steps" in last) last.steps.push({ key, ...part });
    else blocks.push({ key, steps: [{ key, ...part }] });
  }
  return blocks;
}

function StepList({ steps }: { steps: Steps }) {
  return (
    <ol className="steps">
      {steps.map((step) => (
        <li key={step.key}>
          <span>{step.minutes} min</span>
          <span>{step.text}</span>
        </li>
      ))}
    </ol>
  );
}

function Item({ item, timeZone }: { item: TimedItem; timeZone: string }) {
  return (
    <li className={`item ${minutesClass(item.minutes)}${item.kind === "break" ? " rest" : ""}`}>
      <div className="clock">
        <b>
          <time dateTime={item.startsAt.toISOString()}>{formatClock(item.startsAt, timeZone)}</time>
        </b>
        <span>
          {item.minutes} min<span className="vh">utes</span>
        </span>
      </div>
      <div className="what">
        <h3>{item.title}</h3>
        {item.dilemma ? <p>{dilemmaInWords(item.dilemma)}</p> : null}
        {blocksOf(item.line).map((block) =>
          "steps" in block ? <StepList key={block.key} steps={block.steps} /> : <p key={block.key}>{block.text}</p>,
        )}
      </div>
    </li>
  );
}

/** An agenda along the line of time: when each item starts, how long it takes, and when everybody is free again. */
export function AgendaList({
  items,
  startsAt,
  timeZone,
}: {
  items: readonly AgendaItem[];
  startsAt: Date;
  timeZone: string;
}) {
  const end = minutesAfter(startsAt, minutesOf(items));
  return (
    <>
      <ol className="agenda">
        {timed(items, startsAt).map((item) => (
          <Item key={item.startsAt.getTime()} item={item} timeZone={timeZone} />
        ))}
      </ol>
      <p className="end">
        <b>
          <time dateTime={end.toISOString()}>{formatClock(end, timeZone)}</time>
        </b>
        <span>We finish</span>
      </p>
    </>
  );
}
