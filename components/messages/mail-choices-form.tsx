"use client";

import { zodResolver } from "@hookform/resolvers/zod";
import { useRef, useState } from "react";
import { useForm } from "react-hook-form";
import { yearOver } from "@/components/site/year-over-words";
import { Button } from "@/components/ui/button";
import { CheckField } from "@/components/ui/check-field";
import { ErrorSummary } from "@/components/ui/error-summary";
import type { ActionResult } from "@/lib/actions/action";
import { mailChoices } from "@/lib/messages/input";
import type { MailChoices } from "@/lib/messages/rules";

type Answer = ActionResult<null, never>;
const refusals: Record<Exclude<Answer, { ok: true }>["reason"], string> = {
  "signed-out": "You are signed out. Sign in again in another tab, keep this page open, and save again",
  "not-found": "You are no longer in this group",
  invalid: "It was not saved. Load the page again and try once more",
  "year-over": yearOver,
  trouble: "It was not saved. Keep this page open and try again in a moment",
};

const fields = [
  ["agendas", "An agenda is ready, or has changed", ""],
  ["dayBefore", "A reminder the day before a session", "Not when you have said that you cannot come."],
  ["hourBefore", "A reminder an hour before a session", "Not when you have said that you cannot come."],
  ["announcements", "What a facilitator writes to the whole group", ""],
] as const;

/** What a member wants sent, by ticks. */
export function MailChoicesForm({
  initial,
  chooseMail,
}: {
  initial: MailChoices;
  chooseMail: (input: unknown) => Promise<Answer>;
}) {
  const form = useForm<MailChoices>({ defaultValues: initial, resolver: zodResolver(mailChoices) });
  const [whole, setWhole] = useState({ message: "", at: 0 });
  const [done, setDone] = useState("");
  const sending = useRef(false);
  const onSubmit = form.handleSubmit(async (choices) => {
    if (sending.current) return;
    sending.current = true;
    const answer = await chooseMail(choices).catch(() => ({ ok: false, reason: "trouble" }) as const);
    sending.current = false;
    setDone(answer.ok ? "Saved." : "");
    setWhole(({ at }) => (answer.ok ? { message: "", at } : { message: refusals[answer.reason], at: at + 1 }));
    if (answer.ok) form.reset(choices);
  });
  return (
    <form className="stack" method="post" noValidate onSubmit={onSubmit} aria-label="Emails that you get">
      <ErrorSummary problems={whole.message ? [{ message: whole.message }] : []} attempt={whole.at} />
      <fieldset className="stack">
        <legend className="lab">Write to me when</legend>
        {fields.map(([name, label, hint]) => (
          <CheckField
            key={name}
            id={`mail-${name}`}
            label={label}
            {...(hint ? { hint } : {})}
            {...form.register(name)}
          />
        ))}
      </fieldset>
      <p className="cluster">
        <Button type="submit">Save</Button>
        <span className="hint" role="status">
          {form.formState.isDirty ? "" : done}
        </span>
      </p>
    </form>
  );
}
