import { Leaf } from "@/components/ui/leaf";
import { formatCalendarDay } from "@/lib/dates";
import type { MailState } from "@/lib/messages/queries/owed";
import { anyKindInWords, triedInWords } from "./mail-words";

const times = (count: number) => (count === 1 ? "1 email" : `${count} emails`);

/** What is on its way by mail, and what has gone: kinds, days and counts alone. */
export function MailLeaving({ leaving }: Pick<MailState, "leaving">) {
  return (
    <Leaf snug as="section" labelledBy="leaving" note={<p>Two minutes pass first, so that a slip can be put right.</p>}>
      <h2 id="leaving">On their way</h2>
      {leaving.length === 0 ? (
        <p>Nothing is waiting to leave. Emails go when you publish an agenda, or change or cancel a session.</p>
      ) : (
        <ul className="dots">
          {leaving.map(({ kind, count, tried }) => (
            <li key={kind}>
              {anyKindInWords[kind]}: {times(count)}
              {tried ? ` (${triedInWords[tried]})` : ""}
            </li>
          ))}
        </ul>
      )}
    </Leaf>
  );
}

export function MailSent({ sent, now }: Pick<MailState, "sent"> & { now: Date }) {
  if (sent.length === 0) return null;
  return (
    <Leaf
      snug
      as="section"
      labelledBy="sent"
      note={<p>The last two weeks. Emails about somebody’s account are theirs.</p>}
    >
      <h2 id="sent">Sent</h2>
      <ul className="dots">
        {sent.map(({ kind, day, count, byHand }) => (
          <li key={`${kind} ${day} ${byHand}`}>
            {formatCalendarDay(day, now)}. {anyKindInWords[kind]}: {times(count)}
            {byHand ? ", by hand" : ""}
          </li>
        ))}
      </ul>
    </Leaf>
  );
}
