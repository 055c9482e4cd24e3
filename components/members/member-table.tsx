"use client";

import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import type { ActionResult } from "@/lib/actions/action";
import { commonRefusals } from "./action-refusals";
import { CopyButton } from "./copy-button";
import styles from "./member-table.module.css";

type Listed = {
  id: string;
  name: string;
  pronouns: string;
  organisation: string;
  email: string;
  leads: boolean;
  isYou: boolean;
  /** Since when, and whether they pause, in words. */
  since: string;
  /** What they need to take part, in words; "" when nothing was said. */
  needs: string;
};
type MakeCode = (choice: { memberId: string }) => Promise<ActionResult<{ code: string }, never>>;

/** Who is in the group, and a one-time code for a member who has forgotten the password. */
export function MemberTable({ members, makeDoorCode }: { members: Listed[]; makeDoorCode: MakeCode }) {
  const [asked, setAsked] = useState<Listed | null>(null);
  return (
    <>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">Name</th>
            <th scope="col">Email</th>
            <th scope="col">In the group</th>
            <th scope="col">Needs to take part</th>
            <th scope="col">Forgotten password</th>
          </tr>
        </thead>
        <tbody>
          {members.map((member) => (
            <tr key={member.id}>
              <th scope="row">
                <a href={`/facilitate/members/${member.id}`}>{member.name}</a>
                {member.pronouns ? <span className="hint"> ({member.pronouns})</span> : null}
                {member.leads ? <span className="hint"> Facilitator</span> : null}
                {member.organisation ? <span className={styles.under}>{member.organisation}</span> : null}
              </th>
              <td>
                {member.email}{" "}
                <a className="hint" href={`/facilitate/members/${member.id}/held`}>
                  Everything held<span className="vh"> about {member.name}</span>
                </a>
              </td>
              <td>{member.since}</td>
              <td>{member.needs}</td>
              <td>
                {member.isYou ? (
                  <span className="hint">You</span>
                ) : (
                  <Button
                    look="quiet"
                    onClick={() => setAsked(member)}
                    aria-label={`Make a one-time code for ${member.name}`}
                  >
                    Make a one-time code
                  </Button>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {asked ? (
        <CodeDialog key={asked.id} member={asked} makeDoorCode={makeDoorCode} onClose={() => setAsked(null)} />
      ) : null}
    </>
  );
}

function CodeDialog({
  member,
  makeDoorCode,
  onClose,
}: {
  member: Listed;
  makeDoorCode: MakeCode;
  onClose: () => void;
}) {
  const [code, setCode] = useState<string | null>(null);
  const [refusal, setRefusal] = useState("");
  const address = `${location.origin}/recover`;
  const make = async () => {
    const answer = await makeDoorCode({ memberId: member.id }).catch(() => ({ ok: false, reason: "trouble" }) as const);
    if (answer.ok) setCode(answer.value.code);
    else setRefusal(commonRefusals[answer.reason]);
  };
  return (
    <Dialog open onClose={onClose} title={`A one-time code for ${member.name}`}>
      {code ? (
        <>
          <p className={styles.code} role="status">
            {code}
          </p>
          <p>It is shown once, now. It works once, for three days, on the page “A forgotten password”: {address}</p>
          <p className="cluster">
            <CopyButton text={code}>Copy the code</CopyButton>
            <CopyButton text={address}>Copy the page’s address</CopyButton>
            <Button look="quiet" onClick={onClose}>
              Close
            </Button>
          </p>
        </>
      ) : (
        <>
          <p>
            With it, {member.name} can set a new password. It never opens a journal by itself: that needs their recovery
            words, or a device of theirs that keeps it open.
          </p>
          <p>
            Make sure that it is really {member.name} who asks: speak to them, best by voice. An earlier code stops
            working.
          </p>
          {refusal ? (
            <p className="err" role="alert">
              {refusal}
            </p>
          ) : null}
          <p className="cluster">
            <Button onClick={() => void make()}>Make the code</Button>
            <Button look="quiet" onClick={onClose}>
              Not now
            </Button>
          </p>
        </>
      )}
    </Dialog>
  );
}
