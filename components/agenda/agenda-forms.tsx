import { LinkButton } from "@/components/ui/button";
import { Leaf } from "@/components/ui/leaf";

/** Beside the join link: the session for a calendar, and the way down to the other forms of its agenda. */
export function FormActs({ sessionId, agenda, coming }: { sessionId: string; agenda: boolean; coming: boolean }) {
  return (
    <>
      {coming ? (
        <LinkButton look="quiet" href={`/sessions/${sessionId}/calendar.ics`} download>
          Put it in my calendar
        </LinkButton>
      ) : null}
      {agenda ? <a href="#other-forms">Large print, plain text or read aloud</a> : null}
    </>
  );
}

/** The same agenda in other forms. */
export function AgendaForms({ sessionId, coming }: { sessionId: string; coming: boolean }) {
  const base = `/sessions/${sessionId}`;
  return (
    <Leaf as="section" labelledBy="other-forms" className="noprint" snug>
      <h2 id="other-forms">This agenda in other forms</h2>
      <ul className="lines plain">
        <li>
          <a href={`${base}/large-print`}>Large print</a>
          <p className="hint">One column in big letters, on screen and on paper.</p>
        </li>
        <li>
          <a href={`${base}/plain-text`}>Plain text</a>
          <p className="hint">Words alone, for a screen reader, a braille display or an email.</p>
        </li>
        <li>
          <a href={`${base}/read-aloud`}>Read aloud</a>
          <p className="hint">A voice of your device reads it to you. You choose when.</p>
        </li>
        {coming ? (
          <li>
            <a href="/sessions/calendar">All sessions in my calendar</a>
            <p className="hint">A private link for your calendar program, which follows every change of date.</p>
          </li>
        ) : null}
      </ul>
    </Leaf>
  );
}
