import type { ReactNode } from "react";
import { minutesClass } from "@/components/agenda/minutes-class";
import { dilemmaInWords, linesOf, timed } from "@/lib/agendas/rules";
import { formatClock, minutesAfter } from "@/lib/dates";
import type { Now, Stage, StageItem } from "@/lib/running/rules";
import styles from "./stage.module.css";
import { leftInWords } from "./words";

type Going = Extract<Now, { position: number }>;
type Place = "done" | "now" | "next" | "later";

function placeOf(at: number, now: Now): Place {
  if (!("position" in now)) return "later";
  if (at < now.position) return "done";
  if (at === now.position) return "now";
  return at === now.position + 1 ? "next" : "later";
}

type Step = { key: number; minutes: number; text: string };

function Lines({ item, step }: { item: StageItem; step: number | null }) {
  const words: { key: number; text: string }[] = [];
  const steps: Step[] = [];
  for (const [key, line] of linesOf(item.line).entries())
    if ("minutes" in line) steps.push({ key, ...line });
    else words.push({ key, ...line });
  return (
    <>
      {words.map(({ key, text }) => (
        <p key={key}>{text}</p>
      ))}
      {steps.length > 0 ? (
        <ol className="steps">
          {steps.map(({ key, minutes, text }, at) => (
            <li key={key} aria-current={at === step ? "step" : undefined}>
              <span>{minutes} min</span>
              <span>{text}</span>
            </li>
          ))}
        </ol>
      ) : null}
    </>
  );
}

function NowWords({ item, now, timeZone }: { item: StageItem; now: Going; timeZone: string }) {
  return (
    <>
      <p>
        <span className="nowtag">Now</span>
      </p>
      <h3>{item.title}</h3>
      <p className={styles.left}>{leftInWords(now)}</p>
      {now.until === null ? null : (
        <p className="hint">
          Until <time dateTime={new Date(now.until).toISOString()}>{formatClock(new Date(now.until), timeZone)}</time>
        </p>
      )}
      {now.phase === "paused" ? <p className="hint">We go on when everybody is ready.</p> : null}
      {item.dilemma ? <p>{dilemmaInWords(item.dilemma)}</p> : null}
      <Lines item={item} step={now.step} />
    </>
  );
}

/** The published agenda as the group goes through it: quiet behind, marigold now, the next one named. */
export function StageList({ stage, now, acts }: { stage: Stage; now: Now; acts?: ReactNode }) {
  const items = stage.items ?? [];
  const { timeZone } = stage;
  const startsAt = new Date(stage.startsAt);
  const end = minutesAfter(
    startsAt,
    items.reduce((sum, { minutes }) => sum + minutes, 0),
  );
  return (
    <>
      <h2 className="vh">Agenda</h2>
      <ol className="agenda">
        {timed(items, startsAt).map((item, at) => {
          const place = placeOf(at, now);
          const size = place === "done" ? "m-5" : minutesClass(item.minutes);
          return (
            <li
              key={item.key}
              className={`item ${size}${item.kind === "break" ? " rest" : ""} ${place}`}
              aria-current={place === "now" ? "step" : undefined}
            >
              <div className="clock">
                <b>
                  <time dateTime={item.startsAt.toISOString()}>{formatClock(item.startsAt, timeZone)}</time>
                </b>
                {place === "done" ? (
                  <span>done</span>
                ) : (
                  <span>
                    {item.minutes} min<span className="vh">utes</span>
                  </span>
                )}
              </div>
              <div className="what">
                {place === "now" && "position" in now ? (
                  <NowWords item={item} now={now} timeZone={timeZone} />
                ) : (
                  <>
                    {place === "next" ? <p className={`hint ${styles.next}`}>Next</p> : null}
                    <h3>{item.title}</h3>
                    {item.dilemma && place !== "done" ? <p>{dilemmaInWords(item.dilemma)}</p> : null}
                  </>
                )}
                {place === "now" ? acts : null}
              </div>
            </li>
          );
        })}
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
