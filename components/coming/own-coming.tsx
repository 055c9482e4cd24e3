import { Leaf } from "@/components/ui/leaf";
import { WhoSees } from "@/components/ui/who-sees";
import type { ActionResult } from "@/lib/actions/action";
import type { OwnComing as Own } from "@/lib/coming/queries";
import { whyNotAnswerable } from "@/lib/coming/rules";
import { ComingAnswer } from "./coming-answer";
import { saidInWords } from "./coming-words";
import { OwnAttendance } from "./own-attendance";

/** A member's own line of a session: whether they come, before it; what the register says of them, after it. */
export function OwnComing({
  sessionId,
  own,
  now,
  actions,
}: {
  sessionId: string;
  own: Own;
  now: Date;
  actions: {
    answerSession: Parameters<typeof ComingAnswer>[0]["say"];
    questionAttendance: (choice: { sessionId: string }) => Promise<ActionResult<null, never>>;
  };
}) {
  const why = whyNotAnswerable(own, now);
  if (!why) {
    const startsAt = own.startsAt.toISOString();
    // Its own for each start: after a move the page asks anew.
    return (
      <ComingAnswer
        key={startsAt}
        sessionId={sessionId}
        startsAt={startsAt}
        said={own.answer}
        say={actions.answerSession}
      />
    );
  }
  if (own.came) {
    return (
      <OwnAttendance
        sessionId={sessionId}
        came={own.came}
        questioned={own.questioned}
        question={actions.questionAttendance}
      />
    );
  }
  if (why === "cancelled" || !own.answer) return null;
  return (
    <Leaf snug className="noprint" note={<WhoSees who="facilitator">You and your facilitator see this</WhoSees>}>
      <p>{saidInWords[own.answer]}</p>
    </Leaf>
  );
}
