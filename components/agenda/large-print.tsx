import { WhoSees } from "@/components/ui/who-sees";
import { type AgendaItem, dilemmaInWords, linesOf, minutesOf, timed } from "@/lib/agendas/rules";
import { formatClock, minutesAfter } from "@/lib/dates";
import { dayOf, isOn, leadOf, type SessionDetails } from "@/lib/group-sessions/rules";
import { Cancelled } from "./how-to-join";
import styles from "./large-print.module.css";
import { PrintButton } from "./print-button";

/** The published agenda for people who need big letters: one column, nothing beside anything, printed as big as shown. */
export function LargePrint({
  session,
  groupTimeZone,
  now,
}: {
  session: SessionDetails & { items: readonly AgendaItem[] };
  groupTimeZone: string;
  now: Date;
}) {
  const { items, startsAt, timeZone } = session;
  const coming = isOn(session, now);
  return (
    <article className={styles.large}>
      <p className={styles.furniture}>
        <a href={`/sessions/${session.id}`}>Back to the session</a>
        <PrintButton />
      </p>
      <WhoSees who="group">Shared with the group</WhoSees>
      <h1>{dayOf(session, now)}</h1>
      <p>{leadOf(session, groupTimeZone)}</p>
      <Cancelled session={session} />
      {coming || session.cancelledAt ? null : <p>This session is over.</p>}
      {coming && session.place ? <p className={styles.asWritten}>{session.place}</p> : null}
      <h2 className="vh">Agenda</h2>
      <ol className={styles.items}>
        {timed(items, startsAt).map((item) => (
          <li key={item.startsAt.getTime()}>
            <h3>{item.title}</h3>
            <p>
              <b>{formatClock(item.startsAt, timeZone)}</b>,{" "}
              {item.minutes === 1 ? "1 minute" : `${item.minutes} minutes`}
            </p>
            {item.dilemma ? <p>{dilemmaInWords(item.dilemma)}</p> : null}
            {linesOf(item.line).map((part, at) => (
              <p key={String(at)}>{"minutes" in part ? `${part.minutes} minutes: ${part.text}` : part.text}</p>
            ))}
          </li>
        ))}
      </ol>
      <p>
        <b>{formatClock(minutesAfter(startsAt, minutesOf(items)), timeZone)}</b>, we finish
      </p>
    </article>
  );
}
