import type { Metadata } from "next";
import { Comparison, type Shown } from "@/components/evaluation/comparison";
import { momentWords } from "@/components/evaluation/evaluation-words";
import { CloseRound, OpenRound } from "@/components/evaluation/round-acts";
import { Leaf } from "@/components/ui/leaf";
import { WhoSees } from "@/components/ui/who-sees";
import { requireFacilitator } from "@/lib/auth/viewer";
import { formatDay } from "@/lib/dates";
import { listRounds } from "@/lib/evaluations/queries";
import { fewestForLines } from "@/lib/evaluations/rules";
import { closeEvaluation, openEvaluation } from "./actions";

export const metadata: Metadata = { title: "Evaluation" };

export default async function EvaluationDeskPage() {
  const facilitator = await requireFacilitator();
  const rounds = await listRounds(facilitator);
  const now = new Date();
  const day = (at: Date) => formatDay(at, facilitator.groupTimeZone, now);
  const open = rounds.find(({ closedAt }) => !closedAt);
  const closed = rounds.filter(({ closedAt }) => closedAt);
  // The newest closed round of each moment.
  const shown: Shown = {};
  for (const { moment, results } of closed) if (results && !shown[moment]) shown[moment] = results;
  const withLines = closed.filter(({ results }) => results && results.lines.length > 0);
  return (
    <div className="wrap">
      <Leaf note={<WhoSees who="facilitator">Facilitators see this. Nobody sees whose a reply is</WhoSees>}>
        <h1>Evaluation</h1>
        <p className="lead">
          The group says how it works for them, without names. Nothing is shown below five replies.
        </p>
      </Leaf>
      <Leaf as="section" labelledBy="now" snug>
        <h2 id="now">{open ? `${momentWords[open.moment]}: open` : "Open a round"}</h2>
        {open ? (
          <>
            <p>
              {`Open since ${day(open.openedAt)}. Members find it under Group, and reply once. `}
              {open.enough
                ? "Five or more have replied."
                : "Fewer than five have replied so far. Whether anybody has is not shown."}
            </p>
            <CloseRound evaluationId={open.id} enough={open.enough} close={closeEvaluation} />
          </>
        ) : (
          <>
            <p>The same questions at the start, in the middle and at the end, so that you can see what has changed.</p>
            <OpenRound open={openEvaluation} />
          </>
        )}
      </Leaf>
      {Object.keys(shown).length > 0 ? (
        <Leaf
          as="section"
          labelledBy="results"
          snug
          note={<p>Those who agree, or tend to, of those who said something.</p>}
        >
          <h2 id="results">What the group says</h2>
          <Comparison shown={shown} />
        </Leaf>
      ) : null}
      {withLines.map(({ id, moment, results }) => (
        <Leaf key={id} as="section" labelledBy={`lines-${id}`} snug>
          <h2 id={`lines-${id}`}>{`${momentWords[moment]}, in their own words`}</h2>
          <p className="hint">{`In random order. Shown because ${fewestForLines} or more replied. Ask before you quote anybody.`}</p>
          <ul className="lines plain">
            {results?.lines.map((line, at) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: two may have written the same, and the list does not change
              <li key={at}>{line}</li>
            ))}
          </ul>
        </Leaf>
      ))}
      {closed.length > 0 ? (
        <Leaf as="section" labelledBy="rounds" snug>
          <h2 id="rounds">Closed rounds</h2>
          <ul className="dots plain">
            {closed.map(({ id, moment, closedAt, results }) => (
              <li key={id}>
                {`${momentWords[moment]}, closed on ${closedAt ? day(closedAt) : ""}: ${results ? `${results.replies} replies` : "fewer than five replies, so nothing is shown"}`}
              </li>
            ))}
          </ul>
        </Leaf>
      ) : null}
    </div>
  );
}
