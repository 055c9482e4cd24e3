import type { Metadata } from "next";
import { RequestList } from "@/components/joining/request-list";
import { Leaf } from "@/components/ui/leaf";
import { WhoSees } from "@/components/ui/who-sees";
import { requireFacilitator } from "@/lib/auth/viewer";
import { listRequests } from "@/lib/join-requests/queries";

export const metadata: Metadata = { title: "Requests to join" };

export default async function RequestsPage() {
  const facilitator = await requireFacilitator();
  const requests = await listRequests(facilitator);
  return (
    <div className="wrap">
      <Leaf
        note={
          <>
            <WhoSees who="facilitator">Only facilitators see this page</WhoSees>
            <p>Each request deletes itself on the day beside it.</p>
          </>
        }
      >
        <h1>Requests to join</h1>
        <p className="lead">{facilitator.groupName}</p>
        <p className="cluster">
          <a href="/facilitate/joining">How people join</a>
          <a href="/ask-to-join">The form that they see</a>
        </p>
        {requests.length === 0 ? <p>Nobody has asked yet. When somebody does, they stand here.</p> : null}
      </Leaf>
      <RequestList requests={requests} zone={facilitator.groupTimeZone} now={new Date()} />
    </div>
  );
}
