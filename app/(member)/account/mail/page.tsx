import type { Metadata } from "next";
import { MailChoicesForm } from "@/components/messages/mail-choices-form";
import { Leaf } from "@/components/ui/leaf";
import { WhoSees } from "@/components/ui/who-sees";
import { requireOwn } from "@/lib/auth/viewer";
import { env } from "@/lib/env";
import { getMailChoices } from "@/lib/messages/queries/choices";
import { chooseMail } from "./actions";

export const metadata: Metadata = { title: "Emails that you get" };

export default async function MailPage() {
  const member = await requireOwn();
  const choices = await getMailChoices(member);
  return (
    <div className="wrap">
      <Leaf note={<WhoSees who="private">Only you see what you choose</WhoSees>}>
        <h1>Emails that you get</h1>
        <p>
          An email holds a date, what to do and a link. It never holds what an agenda says, a dilemma, or anything from
          your journal.
        </p>
        {env().mail ? null : (
          <p>
            At the moment this site sends no email by itself: your facilitator writes to you. What you choose here
            counts as soon as it does.
          </p>
        )}
        <MailChoicesForm initial={choices} chooseMail={chooseMail} />
      </Leaf>
      <Leaf snug as="section" labelledBy="always">
        <h2 id="always">What is always sent</h2>
        <ul className="dots">
          <li>A session is moved, changed, cancelled, or takes place after all. Nobody should come in vain.</li>
          <li>Somebody signs in to your account on a new device, or changes its password, recovery words or email.</li>
          <li>You ask for a new password, or you leave.</li>
        </ul>
        <p>
          <a href="/account">Back to your account</a>
        </p>
      </Leaf>
    </div>
  );
}
