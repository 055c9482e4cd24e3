import { Leaf } from "@/components/ui/leaf";
import { formatCalendarDay, formatDay } from "@/lib/dates";
import { type RequestState, stateInWords } from "@/lib/join-requests/rules";

type Listed = {
  id: string;
  name: string;
  role: string;
  state: RequestState;
  askedAt: Date;
  goesOn: string;
  wantsTalk: boolean;
};

/** The requests by state, those that wait first. */
export function RequestList({ requests, zone, now }: { requests: readonly Listed[]; zone: string; now: Date }) {
  return (Object.keys(stateInWords) as RequestState[]).map((state) => {
    const these = requests.filter((one) => one.state === state);
    if (these.length === 0) return null;
    return (
      <Leaf key={state} as="section" labelledBy={state} snug>
        <h2 id={state}>{stateInWords[state]}</h2>
        <ul className="lines plain">
          {these.map((request) => (
            <li key={request.id}>
              <p>
                <a href={`/facilitate/requests/${request.id}`}>{request.name}</a>
              </p>
              <p>{request.role}</p>
              <p className="meta">
                <span>Asked on {formatDay(request.askedAt, zone, now)}</span>
                {request.wantsTalk && state === "waiting" ? <span>Would like a talk first</span> : null}
                <span>Deletes itself on {formatCalendarDay(request.goesOn, now)}</span>
              </p>
            </li>
          ))}
        </ul>
      </Leaf>
    );
  });
}
