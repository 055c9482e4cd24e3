import type { Metadata } from "next";
import { momentWords } from "@/components/evaluation/evaluation-words";
import { ReplyForm } from "@/components/evaluation/reply-form";
import { Leaf } from "@/components/ui/leaf";
import { WhoSees } from "@/components/ui/who-sees";
import { requireMember } from "@/lib/auth/viewer";
import { getOpenEvaluation } from "@/lib/evaluations/queries";
import { reply } from "./actions";

export const metadata: Metadata = { title: "How the group works for you" };

export default async function EvaluationPage() {
  const round = await getOpenEvaluation(await requireMember());
  return (
    <div className="wrap">
      <Leaf
        note={
          <WhoSees who="facilitator">Your facilitators see the group’s answers together, never yours alone</WhoSees>
        }
      >
        <h1>How the group works for you</h1>
        {round ? <p className="meta">{momentWords[round.moment]} of the year</p> : null}
        <ul className="dots plain">
          <li>
            Your reply has no name. That you replied is kept apart from what you said, and goes when the round closes.
          </li>
          <li>
            Your facilitators see nothing before the round is closed, and nothing at all when fewer than five have
            replied. Then they see how many chose what, and may show that to funders.
          </li>
          <li>Whoever runs the server could open the replies, but could not tell whose they are.</li>
          <li>
            Once sent, it cannot be changed: nobody can find yours again. It goes two years after the round began.
          </li>
        </ul>
      </Leaf>
      <Leaf as="section" labelledBy="reply" snug>
        <h2 id="reply">Your reply</h2>
        {!round ? (
          <p>Nothing is asked just now. Your facilitator opens a round at the start, middle and end of the year.</p>
        ) : round.replied ? (
          <p>You have replied to this round. Thank you: nothing more is needed.</p>
        ) : (
          <ReplyForm evaluationId={round.id} send={reply} />
        )}
        <p>
          <a href="/group">Back to the group</a>
        </p>
      </Leaf>
    </div>
  );
}
