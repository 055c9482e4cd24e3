import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { AnswerRequest } from "@/components/joining/answer-request";
import { RequestFacts } from "@/components/joining/request-facts";
import { Leaf } from "@/components/ui/leaf";
import { WhoSees } from "@/components/ui/who-sees";
import { requireFacilitator } from "@/lib/auth/viewer";
import { formatCalendarDay, formatDay } from "@/lib/dates";
import { getRequest } from "@/lib/join-requests/queries";
import { readyWords, stateInWords } from "@/lib/join-requests/rules";
import { acceptRequest, answerRequest, removeRequest, takeBackAnswer } from "../actions";

export const metadata: Metadata = { title: "A request to join" };

export default async function RequestPage({ params }: { params: Promise<{ id: string }> }) {
  const facilitator = await requireFacilitator();
  const request = (await getRequest(facilitator, (await params).id)) ?? notFound();
  const { id, version, state, name, answeredAt, answeredBy, invitation } = request;
  const now = new Date();
  const zone = facilitator.groupTimeZone;
  const names = { asker: name, facilitator: facilitator.name };
  return (
    <div className="wrap">
      <Leaf
        note={
          <>
            <WhoSees who="facilitator">Only facilitators see this</WhoSees>
            <p>Deletes itself on {formatCalendarDay(request.goesOn, now)}</p>
          </>
        }
      >
        <h1>{name} asks to join</h1>
        <p className="lead">
          {stateInWords[state]}
          {answeredAt ? `, by ${answeredBy ?? "somebody who has left"} on ${formatDay(answeredAt, zone, now)}` : ""}
        </p>
        {request.others > 0 ? (
          <p>
            The same email address has asked {request.others === 1 ? "once" : `${request.others} times`} more.{" "}
            <a href="/facilitate/requests">All requests</a>
          </p>
        ) : null}
        <RequestFacts request={request} zone={zone} now={now} />
      </Leaf>
      <Leaf
        as="section"
        labelledBy="answer"
        snug
        note={<p>Take the time you need. Nothing is sent before you press.</p>}
      >
        <h2 id="answer">Your answer</h2>
        <AnswerRequest
          key={version}
          request={{ id, version, state, name, invitation }}
          ready={{
            decline: readyWords("decline", names),
            hold: readyWords("hold", names),
            list: readyWords("list", names),
          }}
          groupName={facilitator.groupName}
          facilitatorName={facilitator.name}
          actions={{ acceptRequest, answerRequest, takeBackAnswer, removeRequest }}
        />
        <p>
          <a href="/facilitate/requests">All requests</a>
        </p>
      </Leaf>
    </div>
  );
}
