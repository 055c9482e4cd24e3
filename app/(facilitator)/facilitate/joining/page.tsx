import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { JoiningForm } from "@/components/joining/joining-form";
import { missingInWords } from "@/components/joining/missing-words";
import { Leaf } from "@/components/ui/leaf";
import { Tell } from "@/components/ui/tell";
import { WhoSees } from "@/components/ui/who-sees";
import { requireFacilitator } from "@/lib/auth/viewer";
import { getOwnJoining } from "@/lib/joining/queries";
import { saveJoining } from "./actions";

export const metadata: Metadata = { title: "How people join" };

export default async function JoiningPage() {
  const facilitator = await requireFacilitator();
  const joining = (await getOwnJoining(facilitator)) ?? notFound();
  return (
    <div className="wrap">
      <Leaf note={<WhoSees who="facilitator">Only facilitators see this page</WhoSees>}>
        <h1>How people join</h1>
        <p className="lead">{facilitator.groupName}</p>
        <p>
          What you set here stands on the public pages at once. <a href="/ask-to-join">See the page</a>
        </p>
        {joining.missing.length > 0 ? (
          <Tell>
            <div className="stack close">
              <p>
                <strong>Before anybody can be asked for anything, a few things are missing:</strong>
              </p>
              <ul className="dots plain">
                {joining.missing.map((one) => (
                  <li key={one}>{missingInWords[one]}</li>
                ))}
              </ul>
              <p>
                <a href="/facilitate/duties">Fill them in</a>
              </p>
            </div>
          </Tell>
        ) : null}
        <JoiningForm initial={joining.fields} version={joining.version} saveJoining={saveJoining} />
      </Leaf>
    </div>
  );
}
