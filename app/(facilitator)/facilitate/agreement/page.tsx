import type { Metadata } from "next";
import { AgreementEditor } from "@/components/group/agreement-editor";
import styles from "@/components/members/member-table.module.css";
import { Leaf } from "@/components/ui/leaf";
import { WhoSees } from "@/components/ui/who-sees";
import { listAgreed, listAgreements, type MemberAgreed } from "@/lib/agreements/queries";
import { startingPoints } from "@/lib/agreements/rules";
import { requireFacilitator } from "@/lib/auth/viewer";
import { formatCalendarDay } from "@/lib/dates";
import { makeAgreement, readNewestAgreement } from "./actions";

export const metadata: Metadata = { title: "Change the agreement" };

function inWords({ state, agreedOn }: MemberAgreed, now: Date): string {
  if (!agreedOn) return "Not to this version";
  const day = formatCalendarDay(agreedOn, now);
  return state === "again" ? `${day}, more than a year ago` : day;
}

export default async function ChangeAgreementPage() {
  const facilitator = await requireFacilitator();
  const now = new Date();
  const [versions, people] = await Promise.all([listAgreements(facilitator), listAgreed(facilitator, now)]);
  const [newest] = versions;
  return (
    <div className="wrap">
      <AgreementEditor
        owner={`${facilitator.memberId}-${facilitator.groupId}`}
        newest={newest ?? null}
        starting={startingPoints}
        zone={facilitator.groupTimeZone}
        now={now}
        actions={{ makeAgreement, readNewestAgreement }}
      />
      {newest ? (
        <Leaf
          as="section"
          labelledBy="agreed"
          snug
          note={
            <>
              <WhoSees who="facilitator">Only facilitators see this list</WhoSees>
              <p>Not agreeing yet is a full answer. There may be something to talk about.</p>
            </>
          }
        >
          <h2 id="agreed">Who has agreed to version {newest.number}</h2>
          <table className={styles.table}>
            <thead>
              <tr>
                <th scope="col">Name</th>
                <th scope="col">Agreed on</th>
              </tr>
            </thead>
            <tbody>
              {people.map((one, at) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: two people may have one name, and the list does not change
                <tr key={at}>
                  <th scope="row">{one.name}</th>
                  <td>{inWords(one, now)}</td>
                </tr>
              ))}
            </tbody>
          </table>
          <p>
            <a href="/group/agreement">Read it as a member, with its earlier versions</a>
          </p>
        </Leaf>
      ) : null}
    </div>
  );
}
