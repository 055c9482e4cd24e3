import type { Metadata } from "next";
import { AskForm } from "@/components/joining/ask-form";
import { GroupChoice } from "@/components/joining/group-choice";
import { JoiningDates } from "@/components/joining/joining-dates";
import { joiningInWords } from "@/components/joining/joining-words";
import { PublicPage } from "@/components/site/public-page";
import { Leaf } from "@/components/ui/leaf";
import { WhoSees } from "@/components/ui/who-sees";
import { providedInWords } from "@/lib/access-needs/rules";
import {
  getGroupToJoin,
  getJoining,
  getResponsibilities,
  listDatesToJoin,
  listGroupsToJoin,
} from "@/lib/joining/queries";
import { postRequest, sendRequest } from "./actions";

// Without it a form posted by a browser without JavaScript says that it comes from nowhere, and is refused.
export const metadata: Metadata = { title: "Ask to join", referrer: "same-origin" };

const anyway = ["breaks", "the choice of camera on or off"];

export default async function AskToJoinPage({ searchParams }: { searchParams: Promise<{ group?: unknown }> }) {
  const { group: wanted } = await searchParams;
  const now = new Date();
  const [groups, held] = await Promise.all([listGroupsToJoin(now), getResponsibilities()]);
  const named = await getGroupToJoin(wanted, now);
  const group = named ?? (groups.length === 1 ? groups[0] : undefined);
  const contact = held?.contact ?? "";
  if (!group || group.state === "closed") {
    const words = joiningInWords(group ?? (await getJoining(now)), now);
    return (
      <PublicPage>
        <div className="wrap">
          <Leaf>
            <h1>Ask to join</h1>
            {!group && groups.length > 1 ? (
              <GroupChoice groups={groups} now={now} />
            ) : (
              <p className="lead">{words.lead}</p>
            )}
            {(group || groups.length === 0) && contact ? <p>You can write to the facilitator: {contact}</p> : null}
            <p>
              <a href="/how-a-session-works">See how a session works</a>
            </p>
          </Leaf>
        </div>
      </PublicPage>
    );
  }
  const dates = await listDatesToJoin(group.id, now);
  const provided = providedInWords(group.provisions);
  return (
    <PublicPage>
      <div className="wrap">
        <Leaf
          note={
            <>
              <WhoSees who="facilitator">Only facilitators read this</WhoSees>
              <p>It takes about five minutes. Answers marked optional can be left empty.</p>
            </>
          }
        >
          <h1>{group.state === "list" ? "Ask for the waiting list" : "Ask to join"}</h1>
          <AskForm
            key={group.id}
            groupId={group.id}
            lead={joiningInWords(group, now).lead}
            contact={contact}
            around={{
              ownQuestion: group.question,
              dates: <JoiningDates dates={dates} now={now} />,
              provided: (provided.length > 0 ? provided : anyway).join(", "),
            }}
            postRequest={postRequest}
            sendRequest={sendRequest}
          />
        </Leaf>
      </div>
    </PublicPage>
  );
}
