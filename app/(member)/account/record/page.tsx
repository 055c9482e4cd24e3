import type { Metadata } from "next";
import { Leaf } from "@/components/ui/leaf";
import { WhoSees } from "@/components/ui/who-sees";
import { requireOwn } from "@/lib/auth/viewer";
import { formatDay } from "@/lib/dates";
import { listRecord } from "@/lib/members/queries";
import { actInWords } from "@/lib/members/rules";

export const metadata: Metadata = { title: "What was done with your record" };

export default async function RecordPage() {
  const member = await requireOwn();
  const lines = await listRecord(member);
  const now = new Date();
  return (
    <div className="wrap">
      <Leaf note={<WhoSees who="private">Only you see this page</WhoSees>}>
        <h1>What was done with your record</h1>
        <p className="lead">What facilitators did with what is kept about you, and when.</p>
        <p>
          It is written by the site as it happens, and facilitators cannot change it. It never names a word of yours:
          facilitators cannot open your journal, so there is nothing of it here.
        </p>
      </Leaf>
      <Leaf as="section" labelledBy="lines" snug>
        <h2 id="lines">So far</h2>
        {lines.length > 0 ? (
          <ul className="lines plain">
            {lines.map(({ kind, by, at }, place) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: two lines may be alike, and the list does not change
              <li key={place}>
                <span className="hint">{formatDay(at, member.groupTimeZone, now)}</span>
                <br />
                {by ?? "A facilitator who has left"} {actInWords[kind]}.
              </li>
            ))}
          </ul>
        ) : (
          <p>Nothing yet.</p>
        )}
        <p>Is something here that you did not expect? Ask your facilitator about it.</p>
        <p>
          <a href="/account">Back to account</a>
        </p>
      </Leaf>
    </div>
  );
}
